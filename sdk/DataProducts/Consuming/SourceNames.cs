namespace DataProducts;

/// <summary>Gives the fields of a nested cell the names that a source has for them, by which generated code reads them.</summary>
internal static class SourceNames
{
    /// <summary>Renames what is named otherwise, at any depth.</summary>
    /// <param name="type">The cell's type.</param>
    /// <param name="cell">A struct as its fields by name, a list as an array, a map as an array of pairs; anything else is given as it is.</param>
    public static object? Of(LakeType type, object? cell) => cell switch
    {
        IReadOnlyDictionary<string, object?> fields when type.Kind == LakeKind.Struct => Struct(type, fields),
        object?[] elements when type.Kind == LakeKind.List => Array.ConvertAll(elements, element => Of(type.Children[0].Type, element)),
        KeyValuePair<object, object?>[] entries when type.Kind == LakeKind.Map =>
            Array.ConvertAll(entries, entry => KeyValuePair.Create(entry.Key, Of(type.Children[1].Type, entry.Value))),
        _ => cell,
    };

    private static Dictionary<string, object?> Struct(LakeType type, IReadOnlyDictionary<string, object?> fields)
    {
        var known = type.Children.ToDictionary(field => field.Name, StringComparer.Ordinal);
        return fields.ToDictionary(
            field => known.TryGetValue(field.Key, out var found) ? found.Source ?? field.Key : field.Key,
            field => known.TryGetValue(field.Key, out var found) ? Of(found.Type, field.Value) : field.Value,
            StringComparer.Ordinal);
    }
}
