namespace DataProducts.Hydration.Tests;

/// <summary>No credential that a source's name holds gets into an event.</summary>
public sealed class SafeTextTests
{
    [Theory]
    [InlineData("customers.csv", "customers.csv")]
    [InlineData("s3://bucket/a b.csv", "s3://bucket/a b.csv")]
    [InlineData("https://u:secret@host:8443/a/b.csv?sig=secret#secret", "https://host:8443/a/b.csv")]
    [InlineData("https://u:secret/more@host/a.csv", "https://host/a.csv")]
    [InlineData("https://u:secret?more@host/a.csv", "https://redacted")]
    [InlineData("postgresql://secret@db/shop?password=secret", "postgresql://db/shop")]
    public void Uris_LoseUserQueryAndFragment(string name, string expected) => Assert.Equal(expected, SafeText.Name(name));

    [Theory]
    [InlineData("Server=db;Password=secret")]
    [InlineData("host=db password=secret")]
    public void ConnectionString_IsADigest(string name)
    {
        Assert.Matches("^source-[0-9a-f]{16}$", SafeText.Name(name));
        Assert.Equal($"'{SafeText.Name(name)}' failed", SafeText.Message($"'{name}' failed", [name]));
    }

    [Fact]
    public void Message_LosesEveryUrisCredentials() => Assert.Equal(
        "The source 'https://h/a' and 'https://k/b' differ", SafeText.Message("The source 'https://u:p@h/a?x=1' and 'https://k/b#c' differ", []));
}
