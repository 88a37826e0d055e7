using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tirek.Domain.Responses;

/// <summary>What an organisation signs: that it answers for this line, on these numbers, under this agreement. Another of these asks for another signature.</summary>
public static class SignedState
{
    public static byte[] Of(string placeKey, ResponseAnswer answer, string numbers)
    {
        string[] said =
        [
            "tirek/response/1",
            placeKey,
            answer.Task.ToString(),
            answer.ListingId.ToString() ?? "",
            answer.Agreement.ToString(),
            answer.AgreedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            numbers,
        ];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said)));
    }
}
