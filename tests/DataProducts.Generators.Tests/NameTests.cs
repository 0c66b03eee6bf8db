using DataProducts.Generators.Parsing;

namespace DataProducts.Generators.Tests;

public class NameTests
{
    [Theory]
    [InlineData("CustomerId", "customer_id")]
    [InlineData("CustomerID", "customer_id")]
    [InlineData("ID", "id")]
    [InlineData("IBANNumber", "iban_number")]
    [InlineData("AddressLine2", "address_line2")]
    [InlineData("Address2Line", "address2_line")]
    [InlineData("Iso3166Alpha2Code", "iso3166_alpha2_code")]
    [InlineData("HTTP2Server", "http2_server")]
    [InlineData("eMail", "e_mail")]
    [InlineData("credit_limit", "credit_limit")]
    [InlineData("Credit__Limit_", "credit_limit")]
    [InlineData("_id", "id")]
    [InlineData("X", "x")]
    [InlineData("SEPAMandateREF", "sepa_mandate_ref")]
    public void PropertyName_BecomesSnakeCase(string property, string column) => Assert.Equal(column, SnakeCase.Of(property));

    [Theory]
    [InlineData("0.0.0", true)]
    [InlineData("1.2.3-alpha.1+build.001", true)]
    [InlineData("1.0.0--", true)]
    [InlineData("1.0.0-01", false)]
    [InlineData("1.0.0-", false)]
    [InlineData("1.0.0+", false)]
    [InlineData("1.0.0-a..b", false)]
    [InlineData("1.0.0.0", false)]
    [InlineData("01.0.0", false)]
    [InlineData("1.0.9999999999", false)]
    [InlineData("1.0.0+ü", false)]
    [InlineData("", false)]
    public void Version_IsSemanticOrNot(string version, bool valid) => Assert.Equal(valid, SemanticVersion.IsValid(version));

    [Theory]
    [InlineData("PT2H", true)]
    [InlineData("P30D", true)]
    [InlineData("P1DT12H30M5S", true)]
    [InlineData("P2W", true)]
    [InlineData("P1Y", false)]
    [InlineData("P1M", false)]
    [InlineData("PT1D", false)]
    [InlineData("PT5S1M", false)]
    [InlineData("PT1H1H", false)]
    [InlineData("P1DT", false)]
    [InlineData("PTH", false)]
    [InlineData("PT-1H", false)]
    [InlineData("PT1.5H", false)]
    [InlineData("P0D", false)]
    [InlineData("PT1HT1M", false)]
    [InlineData("2H", false)]
    [InlineData(null, false)]
    public void Duration_HasOneLengthOrIsRefused(string? text, bool valid) => Assert.Equal(valid, Duration.IsValid(text));
}
