using System.Globalization;
using System.Security.Cryptography;
using Tirek.Domain.Network;
using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>The door for what an organisation says to the network: its own trail binds it, so that whoever rewrites a reason, or what a motion came to, is found.</summary>
internal static class MotionSeal
{
    /// <summary>The details of the line: which step it was, a hash of it and of what it was said to, and what the motion came to by it.</summary>
    public static string[] Of(MotionRecord motion, MotionStepRecord step, MotionOutcome outcome) =>
        [Number(step.Sequence), HashOf(motion, step), outcome.ToString()];

    /// <summary>SHA-256 over texts, each with its length before it. Who was named to an office is not among them: she can be erased.</summary>
    public static string HashOf(MotionRecord motion, MotionStepRecord step)
    {
        string[] texts =
        [
            "tirek/motion/1",
            motion.Id.ToString(),
            motion.Kind.ToString(),
            motion.Country,
            motion.SubjectId.ToString() ?? "",
            motion.Role.ToString() ?? "",
            string.Join(' ', motion.Organizations),
            motion.HeldOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Number(step.Sequence),
            step.Act.ToString(),
            step.OrganizationId.ToString(),
            Number(step.At.ToUnixTimeMilliseconds()),
            step.Reason,
        ];
        return Convert.ToHexStringLower(SHA256.HashData([.. texts.SelectMany(Trail.Framed)]));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
