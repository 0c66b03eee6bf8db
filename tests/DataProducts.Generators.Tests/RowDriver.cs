namespace DataProducts.Generators.Tests;

/// <summary>Calls the generated members of a type that only exists at run time.</summary>
public abstract class RowDriver
{
    public abstract string Manifest { get; }

    public abstract PortSchema Schema { get; }

    public abstract PortMeters Meters { get; }

    public static RowDriver Of(Type row) => (RowDriver)Activator.CreateInstance(typeof(RowDriver<>).MakeGenericType(row))!;

    /// <summary>Reads a row of fields by the source's column names; what is not given is empty.</summary>
    public abstract object? Read(IReadOnlyDictionary<string, string> fields, RowProblems problems);

    public abstract void Validate(object row, RowProblems problems);

    public abstract Jurisdiction JurisdictionOf(object row);

    public abstract string KeyOf(object row);

    public abstract string SubjectOf(object row);

    public abstract string? PiiOf(object row, int pii);

    public abstract void Write(IReadOnlyList<object> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn);

    /// <summary>Reads a row that has no problem.</summary>
    public object ReadGood(IReadOnlyDictionary<string, string> fields)
    {
        var problems = new RowProblems();
        var row = Read(fields, problems);
        Assert.Empty(problems.All);
        return Assert.IsType<object>(row, exactMatch: false);
    }

    /// <summary>Reads a row that is refused, and gives why.</summary>
    public IReadOnlyList<RowProblem> ReadBad(IReadOnlyDictionary<string, string> fields)
    {
        var problems = new RowProblems();
        Assert.Null(Read(fields, problems));
        return problems.All;
    }
}

internal sealed class RowDriver<TRow> : RowDriver
    where TRow : class, IDataProductRow<TRow>
{
    public override string Manifest => TRow.Manifest;

    public override PortSchema Schema => TRow.Schema;

    public override PortMeters Meters => TRow.Meters;

    public override object? Read(IReadOnlyDictionary<string, string> fields, RowProblems problems) =>
        TRow.Read(new NamedFields(TRow.Schema.Source, fields), JurisdictionTable.Default, problems);

    public override void Validate(object row, RowProblems problems) => TRow.Validate((TRow)row, problems);

    public override Jurisdiction JurisdictionOf(object row) => TRow.JurisdictionOf((TRow)row);

    public override string KeyOf(object row) => TRow.KeyOf((TRow)row);

    public override string SubjectOf(object row) => TRow.SubjectOf((TRow)row);

    public override string? PiiOf(object row, int pii) => TRow.PiiOf((TRow)row, pii);

    public override void Write(IReadOnlyList<object> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn) =>
        TRow.Write(rows.Cast<TRow>().ToArray(), tokens, columns, firstColumn);

    private sealed class NamedFields(IReadOnlyList<SourceColumn> source, IReadOnlyDictionary<string, string> fields) : SourceFields
    {
        public override ReadOnlySpan<char> this[int index] => fields.GetValueOrDefault(source[index].Name, "");
    }
}
