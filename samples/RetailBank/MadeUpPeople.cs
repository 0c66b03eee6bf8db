using System.Globalization;
using System.Text;
using Bogus;

namespace RetailBank;

/// <summary>Makes customers up, of the shape and with the oddities of the AdventureWorks file: always the same for the same seed.</summary>
internal static class MadeUpPeople
{
    public const int Seed = 20261101;

    private const string Header =
        "customer_id,account_number,email,phone,address_line,address_line2,city,state_province,postal_code,country_region," +
        "card_type,card_number,card_exp_month,card_exp_year,modified\n";

    // Countries as in the real file, with India, Switzerland and Monaco added; a row without a country is one that source systems have.
    private static readonly (string Country, string Locale, int Share)[] World =
    [
        ("US", "en_US", 34), ("FR", "fr", 10), ("DE", "de", 10), ("IN", "en_IND", 8), ("CH", "de_CH", 8), ("MC", "fr", 4),
        ("AU", "en_AU", 10), ("GB", "en_GB", 7), ("CA", "en_CA", 6), (string.Empty, "en", 3),
    ];

    /// <summary>The whole input, where no file is given.</summary>
    public static MemoryStream Everywhere(int rows)
    {
        var random = new Randomizer(Seed);
        var crowds = World.Select(one => new Crowd(one.Country, one.Locale, Seed)).ToArray();
        var shares = World.Select(one => one.Share / 100f).ToArray();
        return Write(Enumerable.Range(0, rows).Select(row => (1_000_000 + row, random.WeightedRandom(crowds, shares))));
    }

    /// <summary>What the AdventureWorks file lacks: customers in India, Switzerland and Monaco.</summary>
    public static MemoryStream Supplement(int rowsEach)
    {
        Crowd[] crowds = [new("IN", "en_IND", Seed), new("CH", "de_CH", Seed), new("MC", "fr", Seed)];
        return Write(Enumerable.Range(0, rowsEach * crowds.Length).Select(row => (2_000_000 + row, crowds[row / rowsEach])));
    }

    private static MemoryStream Write(IEnumerable<(int Id, Crowd Crowd)> people)
    {
        var text = new StringBuilder(Header);
        foreach (var (id, crowd) in people)
        {
            text.AppendJoin(',', crowd.Next(id).Select(Quoted)).Append('\n');
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()), writable: false);
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>People of one country. Names and streets are drawn from pools: drawing each anew is slow and no more real.</summary>
    private sealed class Crowd
    {
        private const int PoolSize = 400;

        private readonly string _country;
        private readonly Randomizer _random;
        private readonly string[] _firstNames;
        private readonly string[] _lastNames;
        private readonly string[] _streets;
        private readonly string[] _cities;

        public Crowd(string country, string locale, int seed)
        {
            _country = country;
            _random = new Randomizer(seed + country.Sum(letter => letter));
            var faker = new Faker(locale) { Random = _random };
            _firstNames = faker.Make(PoolSize, () => faker.Name.FirstName()).ToArray();
            _lastNames = faker.Make(PoolSize, () => faker.Name.LastName()).ToArray();
            _streets = faker.Make(PoolSize, () => faker.Address.StreetAddress()).ToArray();
            _cities = faker.Make(PoolSize, () => faker.Address.City()).ToArray();
        }

        public string[] Next(int id)
        {
            var homeless = _country.Length == 0;
            var first = _random.ArrayElement(_firstNames);
            var last = _random.ArrayElement(_lastNames);
            return
            [
                id.ToString(CultureInfo.InvariantCulture),
                $"AW{id:D8}",
                $"{Local(first)}.{Local(last)}{_random.Number(99)}@example.{(homeless ? "org" : "com")}",
                Phone(),
                homeless ? string.Empty : _random.ArrayElement(_streets),
                _random.Bool(0.02f) ? $"# {_random.Number(1, 99)}" : string.Empty,
                homeless ? string.Empty : _random.ArrayElement(_cities),
                string.Empty,
                homeless ? string.Empty : _random.ReplaceNumbers("#####"),
                _country,
                _random.ArrayElement(["ColonialVoice", "Distinguish", "SuperiorCard", "Vista"]),
                _random.ReplaceNumbers(_random.ArrayElement(["1111##########", "3333##########", "5555##########", "7777##########"])),
                _random.Number(1, 12).ToString(CultureInfo.InvariantCulture),
                _random.Number(2006, 2009).ToString(CultureInfo.InvariantCulture),
                $"2025-09-{_random.Number(1, 28):D2} {_random.Number(23):D2}:{_random.Number(59):D2}:07.263",
            ];
        }

        // Half the real file's numbers are written as a trunk line's; accents stay in local parts, which RFC 6531 allows.
        private string Phone() => _random.ReplaceNumbers(_random.Bool() ? "1 (11) 500 555-0###" : "###-555-0###");

        private static string Local(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
    }
}
