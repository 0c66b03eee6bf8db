namespace DataProducts.Cedar.Tests;

public sealed class EntityUidParseTests
{
    [Theory]
    [InlineData("User::\"ann\"", "User", "ann")]
    [InlineData(" A::B :: \"x y\" ", "A::B", "x y")]
    [InlineData("User::\"\"", "User", "")]
    [InlineData("User::\"a\\\"b\\u{1F600}\"", "User", "a\"b😀")]
    public void Name_IsRead(string text, string type, string id) => Assert.Equal(new(type, id), EntityUid.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("User")]
    [InlineData("User::ann")]
    [InlineData("\"ann\"")]
    [InlineData("User::\"ann\" User::\"bob\"")]
    [InlineData("User::\"ann\";")]
    [InlineData("User::\"\\q\"")]
    [InlineData("if::\"ann\"")]
    public void OtherText_IsRefused(string text) => Assert.Throws<CedarSyntaxException>(() => EntityUid.Parse(text));

    [Fact]
    public void AnyName_IsReadBack()
    {
        foreach (var id in (string[])["", "\0", "\"", "\\", "a\nb", "\u2028", "é😀", "*"])
        {
            EntityUid uid = new("A::B", id);
            Assert.Equal(uid, EntityUid.Parse(uid.ToString()));
        }
    }
}
