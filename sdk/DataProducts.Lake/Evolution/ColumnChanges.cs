using DataProducts.Lake.Evolution;

namespace DataProducts.Lake;

/// <summary>
/// Changes of a table's columns after which every row that is there can still be read (Iceberg specification, Schema Evolution): columns
/// are known by their ids, so a name may change and be given to another column later.
/// </summary>
/// <remarks>Parts of nested columns are named with dots: a struct's field by its name, a list's <c>element</c>, a map's <c>value</c>.</remarks>
public sealed class ColumnChanges
{
    private readonly List<Action<FieldTree>> _steps = [];

    /// <summary>Adds an optional column, or an optional field to a struct, as the last one. Rows that are there have no value in it.</summary>
    /// <param name="parent">The struct; null for the table itself.</param>
    /// <param name="field">The column: its name, type, and documentation.</param>
    /// <returns>These changes.</returns>
    public ColumnChanges Add(string? parent, LakeField field) => Then(tree => tree.Add(parent, field));

    /// <summary>Gives a column another name.</summary>
    /// <param name="path">The column.</param>
    /// <param name="name">The new name, without dots.</param>
    /// <returns>These changes.</returns>
    public ColumnChanges Rename(string path, string name) => Then(tree => tree.Rename(path, name));

    /// <summary>Lets readers of new snapshots have a column no more. Files that are there keep its values.</summary>
    /// <param name="path">The column.</param>
    /// <returns>These changes.</returns>
    public ColumnChanges Drop(string path) => Then(tree => tree.Drop(path));

    /// <summary>Gives a column a type that takes every value of its own: int to long, float to double, a decimal of more digits.</summary>
    /// <param name="path">The column.</param>
    /// <param name="type">The type.</param>
    /// <returns>These changes.</returns>
    public ColumnChanges Widen(string path, LakeType type) => Then(tree => tree.Widen(path, type));

    /// <summary>Lets rows lack a value in a column.</summary>
    /// <param name="path">The column.</param>
    /// <returns>These changes.</returns>
    public ColumnChanges MakeOptional(string path) => Then(tree => tree.MakeOptional(path));

    /// <summary>Says what a column means.</summary>
    /// <param name="path">The column.</param>
    /// <param name="documentation">What it means; null for nothing.</param>
    /// <returns>These changes.</returns>
    public ColumnChanges Document(string path, string? documentation) => Then(tree => tree.Document(path, documentation));

    /// <summary>Moves a column before or after another one of the same parent.</summary>
    /// <param name="path">The column.</param>
    /// <param name="after">The name of the column before it then; null to be the first.</param>
    /// <returns>These changes.</returns>
    public ColumnChanges Move(string path, string? after) => Then(tree => tree.Move(path, after));

    internal void Apply(FieldTree tree) => _steps.ForEach(step => step(tree));

    private ColumnChanges Then(Action<FieldTree> step)
    {
        _steps.Add(step);
        return this;
    }
}
