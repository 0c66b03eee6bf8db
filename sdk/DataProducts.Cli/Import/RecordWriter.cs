using System.Text;

namespace DataProducts.Cli.Import;

/// <summary>Writes a planned record as C#.</summary>
internal sealed class RecordWriter
{
    private readonly StringBuilder _text = new();
    private readonly PlannedRecord _record;
    private readonly NestedRecords _nested;

    private RecordWriter(PlannedRecord record) => (_record, _nested) = (record, new(record.Name));

    public static string Write(PlannedRecord record)
    {
        var writer = new RecordWriter(record);
        writer.Record();
        return writer._text.ToString();
    }

    private void Record()
    {
        if (_record.Properties.Any(PropertyAttributes.HasLimits))
        {
            Line("using System.ComponentModel.DataAnnotations;");
        }

        Line("using DataProducts;");
        if (_record.Properties.Any(PropertyAttributes.HasLimits))
        {
            Line("using KeyAttribute = DataProducts.KeyAttribute; // and not that of DataAnnotations");
        }

        Line("");
        Line($"namespace {_record.Namespace};");
        Line("");
        Summary(_record.Description, "");
        var fixedTo = _record.Jurisdiction is { } code ? $", Jurisdiction = {CSharpLiteral.Of(code)}" : "";
        var (id, owner) = (CSharpLiteral.Of(_record.Id), CSharpLiteral.Of(_record.Owner));
        Line($"[DataProduct({id}, Owner = {owner}, Version = {CSharpLiteral.Of(_record.Version)}{fixedTo},");
        Line($"    Description = {CSharpLiteral.Of(_record.Description)})]");
        Promises();
        Line($"public sealed partial record {_record.Name}");
        Line("{");
        Properties();
        Line("}");
        foreach (var nested in _nested.Written)
        {
            _text.Append(nested);
        }
    }

    private void Promises()
    {
        if (_record.Source.Freshness is { } age)
        {
            Line($"[Freshness({CSharpLiteral.Of(age)})]");
        }

        if (_record.Source.Retention is { } period)
        {
            Line($"[Retention({CSharpLiteral.Of(period)})]");
        }

        foreach (var rule in _record.Source.Quality)
        {
            var must = rule.MustBe == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", MustBe = {rule.MustBe}");
            Line($"[Quality({CSharpLiteral.Of(rule.Name)}, {CSharpLiteral.Of(rule.Sql)}{must})]");
        }
    }

    private void Properties()
    {
        var first = true;
        foreach (var property in _record.Properties)
        {
            if (!first)
            {
                Line("");
            }

            first = false;
            Property(property);
            if (property.Name == _record.CountryProperty)
            {
                Line("");
                Line("    /// <summary>Whose law protects the row.</summary>");
                Line($"    [JurisdictionOf(From = nameof({property.Name}))]");
                Line($"    public required Jurisdiction {_record.ResidenceProperty} {{ get; init; }}");
            }
        }
    }

    private void Property(PlannedProperty property)
    {
        Summary(property.Column.Description ?? $"The column {property.Column.Name}.", "    ");
        foreach (var note in property.Notes)
        {
            Line($"    // Check: {OneLine(note)}.");
        }

        var attributes = string.Join(", ", PropertyAttributes.Of(property));
        if (attributes.Length > 0)
        {
            Line($"    [{attributes}]");
        }

        var type = _nested.TypeOf(property.Type, property.Name);
        Line(property.Nullable
            ? $"    public {type}? {property.Name} {{ get; init; }}"
            : $"    public required {type} {property.Name} {{ get; init; }}");
    }

    private void Summary(string text, string indent) => Line($"{indent}/// <summary>{CSharpLiteral.Documentation(text)}</summary>");

    private static string OneLine(string text) => CSharpLiteral.OneLine(text);

    private void Line(string line) => _text.Append(line).Append('\n');
}
