using System.Globalization;
using System.Text.Json.Nodes;
using DataProducts.Contracts;

namespace DataProducts.Cli.Import;

/// <summary>Reads the objects of a data contract (Open Data Contract Standard 3.0 to 3.2).</summary>
internal static class OdcsTableReader
{
    /// <summary>Reads all objects that have columns.</summary>
    /// <exception cref="DataProductException"><c>DP123x</c> with file, line and column; <c>DP1273</c>.</exception>
    public static IReadOnlyList<ImportedTable> Read(string text, string path)
    {
        OdcsDocument contract;
        try
        {
            contract = OdcsDocument.Parse(text);
        }
        catch (DocumentException failure)
        {
            throw new DataProductException(failure.Id, $"{path}: {failure.Message}", failure);
        }

        return [.. contract.Schema.Where(table => table.Properties.Count > 0).Select(table => Table(contract, table, path))];
    }

    private static ImportedTable Table(OdcsDocument contract, OdcsObject table, string path)
    {
        if (table.Properties.Count > ImportLimits.Columns)
        {
            throw ImportErrors.TooMuch(path, $"more than {ImportLimits.Columns} columns in {table.Name}");
        }

        return new(table.Name, [.. table.Properties.Select(Column)])
        {
            Description = table.Description ?? contract.Purpose,
            Id = contract.Domain is { } domain ? $"{Identifiers.Snake(domain, [])}.{Identifiers.Snake(table.Name, [])}" : null,
            Owner = contract.Owner is { } owner && owner.Contains('@', StringComparison.Ordinal) ? owner : null,
            Version = contract.Version,
            Freshness = Promise(contract, table, ["latency", "ly", "freshness"]),
            Retention = Promise(contract, table, ["retention", "re"]),
            Quality = [.. table.Quality.Select(Rule).OfType<ImportedRule>().DistinctBy(rule => rule.Name)],
        };
    }

    private static ImportedColumn Column(OdcsProperty property)
    {
        var type = OdcsColumnType.Of(property, 0);
        return new(property.Name!, type.Type, !property.IsRequired)
        {
            Description = property.Description,
            KeyPosition = property.IsKey ? (property.KeyPosition ?? 1) - 1 : null,
            Unique = property.IsUnique,
            Deprecated = property.IsDeprecated,
            Classification = ClassificationOf(property.Classification),
            MinimumLength = Number(property, "minLength"),
            MaximumLength = Number(property, "maxLength") ?? type.Length,
            Pattern = property.FindOption("pattern") is JsonValue pattern && pattern.TryGetValue<string>(out var text) ? text : null,
            Minimum = property.FindOption("minimum")?.ToString(),
            Maximum = property.FindOption("maximum")?.ToString(),
            Note = NoteOf(property, type),
        };
    }

    private static int? Number(OdcsProperty property, string option) =>
        property.FindOption(option) is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : null;

    private static Classification ClassificationOf(string? text) => text?.ToUpperInvariant() switch
    {
        "CONFIDENTIAL" or "SENSITIVE" or "PII" => Classification.Confidential,
        "RESTRICTED" or "SECRET" => Classification.Restricted,
        _ => Classification.Internal,
    };

    private static string? NoteOf(OdcsProperty property, ForeignType type)
    {
        var personal = property.Classification is { } text && text.Contains("pii", StringComparison.OrdinalIgnoreCase)
            ? $"the contract calls it '{property.Classification}': is it personal data of a kind that PiiKind has?"
            : null;
        return personal is not null && type.Note is not null ? $"{type.Note}; {personal}" : type.Note ?? personal;
    }

    // A promise of one object, or of all of them.
    private static string? Promise(OdcsDocument contract, OdcsObject table, string[] names)
    {
        var level = contract.ServiceLevels.FirstOrDefault(one =>
            names.Contains(one.Property, StringComparer.OrdinalIgnoreCase)
            && (one.Element is null || one.Element.Split('.', ',')[0].Trim() == table.Name));
        return level?.Value is { } value && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? Duration(number, level.Unit)
            : null;
    }

    private static string? Duration(int number, string? unit) => unit?.ToUpperInvariant() switch
    {
        "Y" or "YEAR" or "YEARS" => Text($"P{number}Y"),
        "MO" or "MONTH" or "MONTHS" => Text($"P{number}M"),
        "W" or "WEEK" or "WEEKS" => Text($"P{number}W"),
        "D" or "DAY" or "DAYS" => Text($"P{number}D"),
        "H" or "HOUR" or "HOURS" => Text($"PT{number}H"),
        "M" or "MIN" or "MINUTE" or "MINUTES" => Text($"PT{number}M"),
        "S" or "SEC" or "SECOND" or "SECONDS" => Text($"PT{number}S"),
        _ => null,
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static ImportedRule? Rule(OdcsCheck check)
    {
        if (check is not { Query: { } query, Name: { } name } || check.ToJsonObject()["mustBe"] is not JsonValue value
            || !decimal.TryParse(value.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var sql = query.Replace("${object}", "{port}", StringComparison.Ordinal).Replace("{object}", "{port}", StringComparison.Ordinal);
        return new(Identifiers.Snake(name, []), sql, number);
    }
}
