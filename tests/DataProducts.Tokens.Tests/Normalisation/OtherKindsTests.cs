namespace DataProducts.Tokens.Tests.Normalisation;

public sealed class OtherKindsTests
{
    [Theory]
    [InlineData(PiiKind.Name, "  Anna\u00A0\u2003Maria \t Muster ", "Anna Maria Muster")]
    [InlineData(PiiKind.Name, "Zoe\u0308 de Vries", "Zo\u00eb de Vries")]
    [InlineData(PiiKind.Name, "De Vries", "De Vries")]
    [InlineData(PiiKind.Name, "O'Neil-Smith", "O'Neil-Smith")]
    [InlineData(PiiKind.Name, "महात्मा  गांधी", "महात्मा गांधी")]
    [InlineData(PiiKind.PostalAddress, "Bahnhofstraße  1\u00A0", "Bahnhofstraße 1")]
    [InlineData(PiiKind.PostalAddress, "Chemin de l'E\u0301glise\r\n1200 Gene\u0300ve", "Chemin de l'\u00c9glise 1200 Gen\u00e8ve")]
    [InlineData(PiiKind.TaxId, " ﬁ  12 ", "ﬁ  12")]
    [InlineData(PiiKind.TaxId, "CHE-123.456.789", "CHE-123.456.789")]
    [InlineData(PiiKind.BirthDate, "1980-02-29", "1980-02-29")]
    [InlineData(PiiKind.BirthDate, "19800229", "1980-02-29")]
    [InlineData(PiiKind.BirthDate, "1980-02-29T00:00:00Z", "1980-02-29")]
    [InlineData(PiiKind.BirthDate, "1980-02-29 00:00:00.000", "1980-02-29")]
    [InlineData(PiiKind.BirthDate, "1980-02-29 00:00", "1980-02-29")]
    public void Value_HasOneSpelling(PiiKind kind, string value, string expected) => Spelling.IsRead(kind, value, expected);

    [Theory]
    [InlineData("1981-02-29")] // no such day
    [InlineData("29.02.1980")]
    [InlineData("03/04/1980")] // which is the month?
    [InlineData("29021980")]
    [InlineData("1980-02-29T13:45")]
    [InlineData("1980-02-29T")]
    [InlineData("1980-02-29 BC")]
    [InlineData("1980-2-9")]
    [InlineData("80-02-29")]
    [InlineData("١٩٨٠-٠٢-٢٩")]
    [InlineData("Feb 1980")]
    public void DateThatCannotBeRead_StaysAsItIs(string value) => Spelling.IsRaw(PiiKind.BirthDate, value);

    [Theory]
    [InlineData(PiiKind.Name, "anna", "Anna")]
    [InlineData(PiiKind.Name, "Anna Maria", "Annamaria")]
    [InlineData(PiiKind.TaxId, "12-3456789", "123-45-6789")]
    [InlineData(PiiKind.BirthDate, "1980-02-03", "1980-03-02")]
    [InlineData(PiiKind.EmailAddress, "Anna@example.com", "anna@example.com")]
    [InlineData(PiiKind.PhoneNumber, "+41446681800", "+41446681800;ext=1")]
    public void DifferentValues_DoNotMeet(PiiKind kind, string one, string other) => Assert.NotEqual(Spelling.Of(kind, one), Spelling.Of(kind, other));
}
