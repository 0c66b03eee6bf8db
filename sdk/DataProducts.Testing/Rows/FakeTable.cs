using System.Security.Cryptography;
using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Makes the rows of a port up, as texts of a source.</summary>
internal sealed class FakeTable(ProductManifest product, PortManifest port, PortSchema schema, FakeRowsOptions options, int seed)
{
    private const int Attempts = 1_000;

    public FakeTexts Make(int count)
    {
        var columns = schema.Source
            .Select(source => port.Columns.First(column => string.Equals(column.Source, source.Name, StringComparison.Ordinal)))
            .ToList();
        var makers = columns.ConvertAll(Maker);
        var randoms = columns.ConvertAll(column => new Random(SeedOf(column.Name)));
        var unlike = Unlike(columns);
        var rows = new List<string[]>(count);
        for (var row = 0; row < count; row++)
        {
            var texts = new string[columns.Count];
            for (var at = 0; at < texts.Length; at++)
            {
                texts[at] = makers[at](randoms[at], row) ?? string.Empty;
            }

            unlike.ForEach(one => one.Redraw(texts, row, makers, randoms));
            rows.Add(texts);
        }

        return new FakeTexts(schema.Source, columns.ConvertAll(column => column.Name), rows);
    }

    // Of the column's name and not of its place: a column that is added leaves the values of the others as they were.
    private int SeedOf(string column) => BitConverter.ToInt32(
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{product.Id}/{port.Name}/{column}"))));

    private Func<Random, int, string?> Maker(ColumnManifest column)
    {
        if (options.Values.TryGetValue(column.Name, out var given))
        {
            return given;
        }

        var make = Present(column);
        var mayLack = column.Nullable && !port.Key.Contains(column.Name);
        return (random, _) => mayLack && random.Next(10) < options.MissingOfTen ? null : make(random);
    }

    private Func<Random, string> Present(ColumnManifest column)
    {
        var referenced = column.References is { } reference ? options.Referenced.Select(rows => rows.FindValues(reference)).FirstOrDefault(values => values is not null) : null;
        if (referenced is not null)
        {
            return referenced.Count > 0 ? random => referenced[random.Next(referenced.Count)] : throw FakeErrors.NoValue(column, "there is no row that it could refer to");
        }

        if (string.Equals(column.Name, port.CountryColumn, StringComparison.Ordinal))
        {
            return Countries(column);
        }

        if (column.Values.Count > 0)
        {
            return random => column.Values[random.Next(column.Values.Count)];
        }

        var person = new FakePerson(SeedOf(column.Name));
        var differs = column.Unique || port.Key.Contains(column.Name) || string.Equals(column.Name, port.Subject, StringComparison.Ordinal);
        return column.Type switch
        {
            { IsNested: true } => new FakeNested(column with { Type = AsInSource(column.Type, TypeOf(column)) }, person, options.Newest).Source(),
            { Kind: LakeKind.String } => FakeString.Of(column, person, differs),
            _ => FakeScalar.Of(column, column.Type, options.Newest),
        };
    }

    private LakeType TypeOf(ColumnManifest column) => schema.Columns.First(one => string.Equals(one.Name, column.Name, StringComparison.Ordinal)).Type;

    // The manifest does not say what a source calls a nested field, and the generated schema not what limits its values.
    private static LakeType AsInSource(LakeType told, LakeType generated)
    {
        var parts = told.Children.Zip(generated.Children, (field, named) => field with { Source = named.Source, Type = AsInSource(field.Type, named.Type) }).ToArray();
        return told.Kind switch
        {
            LakeKind.Struct => LakeType.Struct(parts),
            LakeKind.List => LakeType.ListOf(parts[0]) with { UniqueElements = told.UniqueElements },
            LakeKind.Map => LakeType.MapOf(parts[0], parts[1]),
            _ => told,
        };
    }

    private Func<Random, string> Countries(ColumnManifest column)
    {
        var wanted = options.Jurisdictions.Count > 0 ? options.Jurisdictions : options.Countries.Jurisdictions;
        var byPlace = AllCountries(options.Countries).Where(country => wanted.Contains(options.Countries.OfCountry(country)))
            .GroupBy(country => options.Countries.OfCountry(country))
            .OrderBy(place => place.Key.Code, StringComparer.Ordinal)
            .Select(place => place.ToArray())
            .ToArray();
        return byPlace.Length == 0
            ? throw FakeErrors.NoValue(column, "no country belongs to the jurisdictions that are wanted")
            : random => { var place = byPlace[random.Next(byPlace.Length)]; return place[random.Next(place.Length)]; };
    }

    // A table tells of a country whose it is, and not which there are; two letters can be tried out.
    private static IEnumerable<string> AllCountries(JurisdictionTable table) =>
        from first in Enumerable.Range('A', 26)
        from second in Enumerable.Range('A', 26)
        let code = $"{(char)first}{(char)second}"
        where table.OfCountry(code).IsKnown
        select code;

    private List<Distinct> Unlike(List<ColumnManifest> columns)
    {
        var keys = columns.FindAll(column => port.Key.Contains(column.Name));
        List<Distinct> unlike = [.. columns.Where(column => column.Unique).Select(column => new Distinct([columns.IndexOf(column)], column.Name))];
        if (keys.Count > 0 && keys.Count == port.Key.Count)
        {
            unlike.Add(new Distinct([.. keys.Select(key => columns.IndexOf(key))], string.Join(", ", port.Key)));
        }

        return unlike;
    }

    /// <summary>Columns whose values together differ from row to row.</summary>
    private sealed class Distinct(int[] places, string names)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public void Redraw(string[] texts, int row, List<Func<Random, int, string?>> makers, List<Random> randoms)
        {
            // Missing values of a unique column are no values, and so not the same one.
            if (places.Length == 1 && texts[places[0]].Length == 0)
            {
                return;
            }

            for (var attempt = 0; !_seen.Add(RowKey.Join([.. places.Select(place => texts[place])])); attempt++)
            {
                if (attempt == Attempts)
                {
                    throw FakeErrors.TooFew(names, row);
                }

                foreach (var place in places)
                {
                    texts[place] = makers[place](randoms[place], row) ?? string.Empty;
                }
            }
        }
    }
}
