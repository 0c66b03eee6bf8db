using System.Globalization;
using Bogus;
using Bogus.DataSets;

namespace DataProducts.Testing;

/// <summary>Makes personal data up that nobody has: names of example domains (RFC 2606), numbers kept for fiction, cards that no check digit
/// accepts, accounts of a country that is none (XX).</summary>
internal sealed class FakePerson
{
    private static readonly string[] ExampleDomains = ["example.com", "example.net", "example.org"];

    private readonly Name _name;
    private readonly Address _address;
    private readonly Lorem _words;

    public FakePerson(int seed)
    {
        var random = new Randomizer(seed);
        _name = new Name("en") { Random = random };
        _address = new Address("en") { Random = random };
        _words = new Lorem("en") { Random = random };
    }

    public string Of(PiiKind kind, Random random) => kind switch
    {
        PiiKind.EmailAddress => Email(random),
        PiiKind.PhoneNumber => string.Create(CultureInfo.InvariantCulture, $"+1-{random.Next(200, 1000)}-555-01{random.Next(100):00}"),
        PiiKind.PostalAddress => _address.StreetAddress(),
        PiiKind.CardNumber => Card(random),
        PiiKind.Name => $"{_name.FirstName()} {_name.LastName()}",
        PiiKind.BirthDate => new DateOnly(1930, 1, 1).AddDays(random.Next(28_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PiiKind.Iban => string.Create(CultureInfo.InvariantCulture, $"XX{random.Next(100):00} {random.NextInt64(10_000_000_000_000_000):0000 0000 0000 0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"XX-{random.Next(1_000_000_000):000000000}"),
    };

    /// <summary>Gives some words of Latin, which mean nothing to anybody.</summary>
    public string Words(int count) => string.Join(' ', _words.Words(count));

    private string Email(Random random)
    {
        var name = $"{_name.FirstName()}.{_name.LastName()}".ToLowerInvariant();
        var letters = string.Concat(name.Where(c => char.IsAsciiLetterLower(c) || c == '.'));
        return string.Create(CultureInfo.InvariantCulture, $"{letters}.{random.Next(1_000_000)}@{ExampleDomains[random.Next(ExampleDomains.Length)]}");
    }

    private static string Card(Random random)
    {
        Span<int> digits = stackalloc int[16];
        digits[0] = 4;
        for (var i = 1; i < digits.Length; i++)
        {
            digits[i] = random.Next(10);
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        // By Luhn's rule (ISO/IEC 7812-1) the sum of a card that exists divides by ten.
        digits[^1] = sum % 10 == 0 ? (digits[^1] + 1) % 10 : digits[^1];
        var text = string.Concat(digits.ToArray().Select(digit => digit.ToString(CultureInfo.InvariantCulture)));
        return $"{text[..4]} {text[4..8]} {text[8..12]} {text[12..]}";
    }
}
