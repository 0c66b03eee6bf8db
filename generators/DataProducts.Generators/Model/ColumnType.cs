namespace DataProducts.Generators.Model;

/// <summary>A type of a property, of an element or of a field, as C#, the lake and the manifest name it.</summary>
/// <param name="Kind">What it is to the lake.</param>
/// <param name="Keyword">The C# type without its question mark, from <c>global::</c> on.</param>
internal abstract record ColumnType(ColumnKind Kind, string Keyword)
{
    /// <summary>Gets what the lake holds: of a value object its value, otherwise the type itself.</summary>
    public virtual ColumnType Held => this;

    /// <summary>Gets a value indicating whether it is a struct, a list or a map, which a source writes as JSON.</summary>
    public bool IsNested => Kind is ColumnKind.Struct or ColumnKind.List or ColumnKind.Map;

    /// <summary>Gets a value indicating whether the lake holds text.</summary>
    public bool IsText => Held.Kind == ColumnKind.String;

    /// <summary>Gets the names of an enumeration; empty for every other type.</summary>
    public virtual EquatableArray<string> Values => default;

    /// <summary>Gets a word or two that may stand in the name of a method.</summary>
    public abstract string Word { get; }
}
