using System.Globalization;
using DataProducts.Analyzers.Privacy;

namespace DataProducts.Analyzers.Tests;

/// <summary>Measures DP0102's vocabulary on the usual names of five languages. They were written by whoever wrote the vocabulary, so the
/// figures say that it works as meant; <see cref="LabelledColumnsTests"/> has names that others gave.</summary>
public class PersonalDataNamesTests
{
    private const string Everyday = """
        EMailAddress EmailAddress | ContactEmail2 EmailAddress | email_id EmailAddress | mobile_no PhoneNumber | HomePhone PhoneNumber | ssn TaxId
        TaxIdentificationNumber TaxId | CreditCardNumber CardNumber | PAN CardNumber | HouseNumber PostalAddress | StreetName PostalAddress
        EmailVerified - | EmailSentAt - | email_opt_in - | PhoneModel - | MobileApp - | IpAddress IpAddress | MacAddress - | WebAddress - | WalletAddress -
        CardBrand - | CardExpiry - | TaxRate - | TaxCode - | TaxAmount - | IsEmail - | NumberOfPhones - | AddressCount - | StreetLightCount -
        TinCanWeight - | Cellar - | Pancake - | Telemetry - | Mailbox - | MailingListId - | Emailable - | Handyman - | SentVia - | PhoneticSpelling -
        FirstName Name | last_name Name | MiddleName Name | CustomerName Name | CardholderName Name | surname Name
        ProductName - | FileName - | CompanyName - | BrandName - | name - | title - | NameSpace - | HostName - | StoreName - | CategoryName -
        BirthDate BirthDate | date_of_birth BirthDate | dob BirthDate | IBAN Iban | bank_account_number BankAccount | AccountNumber -
        PassportNumber IdentityDocument | driver_license_no IdentityDocument | NationalId IdentityDocument | IPv4Address IpAddress
        UserName UserName | login UserName | LoginCount - | password Credential | PasswordHash Credential | PasswordExpiry - | ContactDetails PersonDetails
        birthplace_code - | Birthmark - | ShippingDate - | ModifiedDate - | DueDate - | StartDate - | CreatedAt - | Resumed - | Passport_Type -
        order_status - | product_code - | sku - | quantity - | currency - | amount - | branch_id - | opened_on - | Segment - | Discount -
        """;

    private const string OtherLanguages = """
        EmailAdresse EmailAddress | Telefonnummer PhoneNumber | Handynummer PhoneNumber | Rufnummer PhoneNumber | Anschrift PostalAddress
        Straße PostalAddress | Hausnummer PostalAddress | Lieferadresse PostalAddress | Kreditkartennummer CardNumber | Steuernummer TaxId
        SteuerId TaxId | AHVNummer TaxId | Kontonummer BankAccount | Ort - | Plz - | Bundesland - | Bestellnummer - | Kartentyp - | Artikelnummer -
        courriel EmailAddress | AdresseMail EmailAddress | numéro_téléphone PhoneNumber | TelPortable PhoneNumber | AdressePostale PostalAddress
        rue PostalAddress | NuméroCarte CardNumber | NumeroFiscal TaxId | NumeroSecuriteSociale TaxId | ville - | code_postal - | NumeroCommande -
        indirizzo PostalAddress | PostaElettronica EmailAddress | telefono PhoneNumber | Cellulare PhoneNumber | NumeroCarta CardNumber
        codice_fiscale TaxId | città - | provincia - | CodiceProdotto - | NumeroOrdine - | Carrello -
        mobail_number PhoneNumber | doorbhash PhoneNumber | pata PostalAddress | aadhaar_number TaxId | pan_card TaxId | vipatra EmailAddress
        shahar - | rajya - | desh - | rashi -
        Vorname Name | Nachname Name | Geburtsdatum BirthDate | Personalausweisnummer IdentityDocument | Benutzername UserName
        Passwort Credential | Bankverbindung BankAccount | Ansprechpartner Name | Produktname - | Lieferdatum - | Firmenname -
        prénom Name | NomDeFamille Name | DateNaissance BirthDate | MotDePasse Credential | NuméroPasseport IdentityDocument
        NomProduit - | DateLivraison - | NomFichier - | cognome Name | DataNascita BirthDate | CartaIdentita IdentityDocument
        nome_prodotto - | data_consegna - | nome_utente UserName | conto_corrente BankAccount
        upnaam Name | janm_tithi BirthDate | khata_sankhya BankAccount | utpad_naam - | dukaan -
        """;

    [Fact]
    public void Names_AreToldApart()
    {
        var (right, wrong, missed) = (0, new List<string>(), new List<string>());
        foreach (var (name, label) in Labelled())
        {
            var found = PersonalDataNames.KindOf(name);
            if (found is not null && found == label)
            {
                right++;
            }
            else if (found is not null)
            {
                wrong.Add($"{name} as {found}");
            }
            else if (label != "-")
            {
                missed.Add(name);
            }
        }

        var precision = (double)right / (right + wrong.Count);
        var recall = (double)right / (right + missed.Count);
        TestContext.Current.SendDiagnosticMessage(string.Create(
            CultureInfo.InvariantCulture,
            $"DP0102 on {Labelled().Count} names: precision {precision:P1}, recall {recall:P1}; "
            + $"wrong: {string.Join(", ", wrong)}; missed: {string.Join(", ", missed)}"));
        Assert.True(precision >= 0.97, "wrong: " + string.Join(", ", wrong));
        Assert.True(recall >= 0.95, "missed: " + string.Join(", ", missed));
    }

    [Theory]
    [InlineData("Name", "Customer", "Name")]
    [InlineData("name", "SalesPerson", "Name")]
    [InlineData("Nom", "Clients", "Name")]
    [InlineData("Name", "Product", null)]
    [InlineData("Name", "CustomerType", null)]
    [InlineData("FullName", "Product", "Name")]
    public void NameOfAPerson_IsToldByTheRecord(string name, string record, string? kind) =>
        Assert.Equal(kind, PersonalDataNames.KindOf(name, record));

    [Theory]
    [InlineData("addresstypeid", "address type id")]
    [InlineData("nationalidnumber", "national id number")]
    [InlineData("handyman", "handyman")]
    [InlineData("HomeAddress2", "home address")]
    [InlineData("straße", "strasse")]
    public void NameInOneWord_ComesApartWhereAllPartsAreKnown(string name, string words) =>
        Assert.Equal(words, string.Join(' ', PersonalDataWords.Of(name)));

    [Fact]
    public void NameOfAnyLength_IsReadInTime()
    {
        var name = string.Concat(Enumerable.Repeat("emailaddress", 2_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        PersonalDataNames.KindOf(name);
        PersonalDataNames.KindOf(string.Join('_', Enumerable.Repeat("email", 2_000)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("___")]
    [InlineData("123")]
    [InlineData("😀\ud83d")]
    [InlineData("$")]
    public void NameWithoutWords_IsNothing(string name) => Assert.Null(PersonalDataNames.KindOf(name));

    private static IReadOnlyList<(string Name, string Label)> Labelled() =>
        [.. string.Join('\n', Everyday, OtherLanguages)
            .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split(' '))
            .Select(entry => (entry[0], entry[1]))];
}
