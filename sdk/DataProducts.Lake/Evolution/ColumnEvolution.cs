using DataProducts.Iceberg;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Evolution;

/// <summary>
/// Fits the columns that a contract asks for to those that its table has. What may come is an optional column, or an optional field of a
/// struct, at any place: the rows that are there lack it. Nothing goes, is renamed, or changes its type.
/// </summary>
internal sealed class ColumnEvolution
{
    private readonly FieldIds _ids;

    private ColumnEvolution(int lastColumnId) => _ids = new FieldIds(lastColumnId);

    /// <summary>Gets the columns asked for, with the table's ids.</summary>
    public IReadOnlyList<TableColumn> Columns { get; private set; } = [];

    /// <summary>Gets the last id of the table with these columns.</summary>
    public int LastColumnId => _ids.Last;

    /// <summary>Gets what cannot be, or null.</summary>
    public string? Difference { get; private set; }

    /// <summary>Compares.</summary>
    /// <param name="table">The table's columns.</param>
    /// <param name="asked">The columns asked for.</param>
    /// <param name="lastColumnId">The highest id that the table ever gave.</param>
    public static ColumnEvolution Of(IReadOnlyList<TableColumn> table, IReadOnlyList<LakeColumn> asked, int lastColumnId)
    {
        var evolution = new ColumnEvolution(lastColumnId);
        var columns = new List<TableColumn>();
        var next = 0;
        foreach (var column in asked)
        {
            if (next < table.Count && table[next].Column.Name == column.Name)
            {
                columns.Add(evolution.Fit(table[next++], column));
            }
            else
            {
                evolution.CheckNew(column.Name, column.Name, column.Nullable, table.Select(other => other.Column.Name));
                columns.Add(evolution._ids.Next(column));
            }
        }

        evolution.CheckRest(table.Skip(next).Select(column => column.Column.Name), "the table");
        evolution.Columns = columns;
        return evolution;
    }

    private TableColumn Fit(TableColumn has, LakeColumn asked)
    {
        if (has.Column.Bounds != asked.Bounds)
        {
            Differ($"column '{asked.Name}' {(has.Column.Bounds ? "has" : "has no")} bounds in the table only");
        }

        var field = Fit(has.AsField(), new LakeField(asked.Name, asked.Type, asked.Nullable), asked.Name);
        return has with { Column = has.Column with { Type = field.Field.Type }, Children = field.Children };
    }

    private TableField Fit(TableField has, LakeField asked, string path)
    {
        if (has.Field.Nullable != asked.Nullable)
        {
            Differ($"column '{path}' is {(has.Field.Nullable ? "optional" : "required")} in the table only");
        }

        if (has.Field.Type == asked.Type)
        {
            return has;
        }

        if (has.Field.Type.Kind != asked.Type.Kind || !asked.Type.IsNested || (asked.Type.Kind == LakeKind.Map && !HaveSameKey(has, asked)))
        {
            Differ($"column '{path}' has type {has.Field.Type}, not {asked.Type}");
            return has;
        }

        var children = FitAll(has.Children, asked.Type.Children, path);
        return Difference is null ? new TableField(has.FieldId, has.Field with { Type = TypeOf(asked.Type.Kind, children) }, children) : has;
    }

    private List<TableField> FitAll(IReadOnlyList<TableField> has, IReadOnlyList<LakeField> asked, string path)
    {
        var children = new List<TableField>();
        var next = 0;
        foreach (var field in asked)
        {
            if (next < has.Count && has[next].Field.Name == field.Name)
            {
                children.Add(Fit(has[next++], field, $"{path}.{field.Name}"));
            }
            else
            {
                CheckNew($"{path}.{field.Name}", field.Name, field.Nullable, has.Select(other => other.Field.Name));
                children.AddRange(_ids.Next([field]));
            }
        }

        CheckRest(has.Skip(next).Select(field => field.Field.Name), $"column '{path}' of the table");
        return children;
    }

    // A map's keys are never rewritten, so nothing may be added to them either (Iceberg specification, Schema Evolution).
    private static bool HaveSameKey(TableField has, LakeField asked) => has.Children[0].Field.Type == asked.Type.Children[0].Type;

    private static LakeType TypeOf(LakeKind kind, List<TableField> children) => kind switch
    {
        LakeKind.Struct => LakeType.Struct(children.Select(child => child.Field)),
        LakeKind.List => LakeType.ListOf(children[0].Field),
        _ => LakeType.MapOf(children[0].Field, children[1].Field),
    };

    private void CheckNew(string path, string name, bool nullable, IEnumerable<string> has)
    {
        if (has.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Differ($"column '{path}' stands at another place in the table");
        }
        else if (!nullable)
        {
            Differ($"column '{path}' is not in the table, and only an optional one can be added: the rows that are there lack it");
        }
    }

    private void CheckRest(IEnumerable<string> names, string owner)
    {
        if (names.FirstOrDefault() is { } name)
        {
            Differ($"{owner} has '{name}' besides");
        }
    }

    private void Differ(string what) => Difference ??= what;
}
