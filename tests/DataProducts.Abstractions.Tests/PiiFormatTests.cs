using CsCheck;

namespace DataProducts.Abstractions.Tests;

public class PiiFormatTests
{
    [Theory]
    [InlineData("gustavo0@adventure-works.com", true)]
    [InlineData("josé.muñoz@example.com", true)]
    [InlineData("a+b!#$%&'*/=?^_`{|}~-@x.example", true)]
    [InlineData("用户@例え.テスト", true)]
    [InlineData(" trimmed@x.example ", true)]
    [InlineData("a@b", false)]
    [InlineData("@x.example", false)]
    [InlineData("a@", false)]
    [InlineData("a@@x.example", false)]
    [InlineData("a b@x.example", false)]
    [InlineData(".a@x.example", false)]
    [InlineData("a.@x.example", false)]
    [InlineData("a..b@x.example", false)]
    [InlineData("a@-x.example", false)]
    [InlineData("a@x-.example", false)]
    [InlineData("a@x..example", false)]
    [InlineData("a@x_y.example", false)]
    [InlineData("\"quoted\"@x.example", false)]
    [InlineData("a@x.example\n", false)]
    [InlineData("a@x.exa\0mple", false)]
    [InlineData("a\u00a0b@x.example", false)]
    [InlineData("a<b@x.example", false)]
    public void EmailAddress_HasItsForm(string text, bool valid) => Assert.Equal(valid, PiiFormat.IsValid(PiiKind.EmailAddress, text));

    [Fact]
    public void EmailAddress_HasTheLimitsOfTheStandard()
    {
        Assert.True(PiiFormat.IsValid(PiiKind.EmailAddress, new string('a', 64) + "@x.example"));
        Assert.False(PiiFormat.IsValid(PiiKind.EmailAddress, new string('a', 65) + "@x.example"));
        Assert.True(PiiFormat.IsValid(PiiKind.EmailAddress, "a@" + new string('b', 63) + ".example"));
        Assert.False(PiiFormat.IsValid(PiiKind.EmailAddress, "a@" + new string('b', 64) + ".example"));
        Assert.False(PiiFormat.IsValid(PiiKind.EmailAddress, "a@" + string.Concat(Enumerable.Repeat("abc.", 64)) + "de"));
    }

    [Theory]
    [InlineData("1 (11) 500 555-0118", true)]
    [InlineData("+41 44 668 18 00 ext. 5", true)]
    [InlineData("12345", true)]
    [InlineData("1234", false)]
    [InlineData("123456789012345678901", false)]
    [InlineData("call me", false)]
    [InlineData("١٢٣٤٥٦", false)]
    public void PhoneNumber_HasItsForm(string text, bool valid) => Assert.Equal(valid, PiiFormat.IsValid(PiiKind.PhoneNumber, text));

    [Theory]
    [InlineData("55557989659047", true)]
    [InlineData("4111-1111 1111 1111", true)]
    [InlineData("1234567", false)]
    [InlineData("12345678901234567890", false)]
    [InlineData("4111x1111", false)]
    public void CardNumber_HasItsForm(string text, bool valid) => Assert.Equal(valid, PiiFormat.IsValid(PiiKind.CardNumber, text));

    [Theory]
    [InlineData("CH93 0076 2011 6238 5295 7", true)]
    [InlineData("ch93-0076-2011-6238-5295-8", true)]
    [InlineData("NO9386011117947", true)]
    [InlineData("NO938601111794", false)]
    [InlineData("CHE9300762011623852957", false)]
    [InlineData("CH93/00762011623852957", false)]
    [InlineData("0093 0076 2011 6238 5295 7", false)]
    [InlineData("MT84MALT011000012345MTLCAST001S12345", false)]
    public void Iban_HasItsForm(string text, bool valid) => Assert.Equal(valid, PiiFormat.IsValid(PiiKind.Iban, text));

    [Theory]
    [InlineData("1980-02-29", true)]
    [InlineData("29. Februar 1980", true)]
    [InlineData("3/4/80", true)]
    [InlineData("unknown", false)]
    [InlineData("80", false)]
    [InlineData("000000000000000000000", false)]
    public void BirthDate_HasDigits(string text, bool valid) => Assert.Equal(valid, PiiFormat.IsValid(PiiKind.BirthDate, text));

    [Theory]
    [InlineData("12, rue de l'Église", true)]
    [InlineData(" ", false)]
    [InlineData("", false)]
    [InlineData("line\r\nbreak", false)]
    public void AddressNameAndTaxId_AreTextOnOneLine(string text, bool valid)
    {
        Assert.Equal(valid, PiiFormat.IsValid(PiiKind.Name, text));
        Assert.Equal(valid, PiiFormat.IsValid(PiiKind.PostalAddress, text));
        Assert.Equal(valid, PiiFormat.IsValid(PiiKind.TaxId, text));
    }

    [Fact]
    public void AnyText_IsJudgedWithoutAnException() => Gen.Select(Gen.Enum<PiiKind>(), Gen.String).Sample((kind, text) =>
    {
        var valid = PiiFormat.IsValid(kind, text);
        return !valid || (text.Length is > 0 and <= 512 && !text.Any(char.IsControl));
    });
}
