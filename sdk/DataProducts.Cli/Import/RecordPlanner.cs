using DataProducts.Analyzers.Privacy;
using DataProducts.Generators.Parsing;

namespace DataProducts.Cli.Import;

/// <summary>Decides how a table becomes a record that builds: names, key, personal data, whose law protects a row.</summary>
internal static class RecordPlanner
{
    private const string FirstVersion = "1.0.0";
    private const string NoOwner = "someone@example.com";

    private static readonly string[] CountryNames =
    [
        "country", "country_code", "country_region", "country_iso", "iso_country", "country_of_residence", "residence_country",
        "land", "pays", "paese",
    ];

    /// <summary>Plans a record.</summary>
    /// <exception cref="DataProductException"><c>DP1274</c>: something must be decided that the description does not say.</exception>
    public static PlannedRecord Plan(ImportedTable table, ImportOptions options)
    {
        var id = options.Id ?? table.Id ?? $"imported.{NameOf(table)}";
        if (!Names.IsProductId(id))
        {
            throw ImportErrors.Undecided($"'{id}' is no product id; give one with --id, for example --id retail.customers.");
        }

        var name = Identifiers.Pascal(id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..], []);
        var country = options.Jurisdiction is null ? CountryOf(table, options) : null;
        var properties = Properties(table, options, name, country);
        if (!properties.Exists(property => property.Key))
        {
            throw ImportErrors.Undecided(
                $"{table.Name} has no key that says which row is which; name its columns with --key, for example --key {table.Columns[0].Name}.");
        }

        var countryProperty = properties.FirstOrDefault(property => ReferenceEquals(property.Column, country))?.Name;
        return new()
        {
            Namespace = options.Namespace ?? Identifiers.Pascal(id[..id.IndexOf('.', StringComparison.Ordinal)], []),
            Name = name,
            Id = id,
            Owner = options.Owner ?? table.Owner ?? NoOwner,
            Version = table.Version is { } version && SemanticVersion.IsValid(version) ? version : FirstVersion,
            Description = table.Description ?? $"Imported from {table.Name}; say here what one row is.",
            Jurisdiction = options.Jurisdiction,
            CountryProperty = countryProperty,
            ResidenceProperty = countryProperty is null
                ? null
                : Identifiers.Pascal("residence", [name, .. properties.Select(property => property.Name)]),
            Properties = properties,
            Source = table,
        };
    }

    private static string NameOf(ImportedTable table) => Identifiers.Snake(table.Name, []);

    private static ImportedColumn CountryOf(ImportedTable table, ImportOptions options)
    {
        if (options.CountryColumn is { } asked)
        {
            return table.Columns.FirstOrDefault(column => string.Equals(column.Name, asked, StringComparison.OrdinalIgnoreCase))
                ?? throw ImportErrors.Undecided($"{table.Name} has no column '{asked}'.");
        }

        return CountryNames
            .Select(name => table.Columns.FirstOrDefault(column =>
                column.Type.Kind == LakeKind.String && string.Equals(Identifiers.Snake(column.Name, []), name, StringComparison.Ordinal)))
            .FirstOrDefault(column => column is not null)
            ?? throw ImportErrors.Undecided(
                $"No column of {table.Name} names a country, so nothing says whose law protects a row; "
                + "give the column of ISO 3166-1 codes with --country-column, or one law for all rows with --jurisdiction, for example --jurisdiction EU.");
    }

    private static List<PlannedProperty> Properties(ImportedTable table, ImportOptions options, string record, ImportedColumn? country)
    {
        var missing = options.Key.FirstOrDefault(name => !table.Columns.Any(column => Same(column.Name, name)));
        if (missing is not null)
        {
            var present = string.Join(", ", table.Columns.Take(20).Select(one => one.Name));
            throw ImportErrors.Undecided($"{table.Name} has no column '{missing}'; it has {present}.");
        }

        var properties = new List<PlannedProperty>();
        foreach (var column in table.Columns)
        {
            var isKey = options.Key.Count > 0 ? options.Key.Any(name => Same(column.Name, name)) : column.KeyPosition is not null;
            properties.Add(Property(column, isKey, ReferenceEquals(column, country), [record, .. properties.Select(property => property.Name)]));
        }

        return properties;
    }

    private static PlannedProperty Property(ImportedColumn column, bool isKey, bool isCountry, IReadOnlyCollection<string> used)
    {
        List<string> notes = [];
        if (column.Note is not null)
        {
            notes.Add(column.Note);
        }

        var type = column.Type;
        var pii = isCountry || type.IsNested ? null : PersonalDataNames.KindOf(column.Name);
        if (pii is not null && Enum.TryParse<PiiKind>(pii, out var kind))
        {
            notes.Add($"its name looks like personal data ({pii}): [NotPersonal] instead, if it is not");
            type = kind == PiiKind.BirthDate && type.Kind == LakeKind.Date && !isKey ? type : new(LakeKind.String);
        }
        else if (pii is not null)
        {
            notes.Add($"its name looks like personal data ({pii}) of a kind that has no token: leave it out, or keep it restricted");
            (column, pii) = (column with { Classification = Classification.Restricted }, null);
        }

        if (isKey && type.Kind is LakeKind.Float or LakeKind.Double or LakeKind.Struct or LakeKind.List or LakeKind.Map)
        {
            notes.Add($"it was part of the key, which a column of type {type} cannot be");
            isKey = false;
        }

        if (isCountry && column.Nullable)
        {
            notes.Add("a row without it has no jurisdiction and goes to quarantine");
        }

        // Whoever may not open the token of a day finds none.
        var nullable = (column.Nullable && !isKey && !isCountry) || (pii is not null && type.Kind == LakeKind.Date);
        return new(column, Identifiers.Pascal(column.Name, used), type, nullable, pii, isKey, notes);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
