namespace Tirek.Domain.Tests;

public sealed class Uuid5Tests
{
    // The first is RFC 9562 A.4; the others are known answers of other implementations.
    [Theory]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2")]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d")]
    [InlineData("6ba7b811-9dad-11d1-80b4-00c04fd430c8", "приют", "458cc2fd-96b4-514c-b1a6-87ae66c3a66c")]
    public void A_name_gives_the_uuid_of_the_standard(string nameSpace, string name, string expected) =>
        Assert.Equal(new Guid(expected), Uuid5.Create(new Guid(nameSpace), name));

    [Fact]
    public void Another_name_space_gives_another_uuid() =>
        Assert.NotEqual(Uuid5.Create(Uuid5.Dns, "www.example.com"), Uuid5.Create(Uuid5.Url, "www.example.com"));
}
