namespace DataProducts.Query.Execution;

/// <summary>The form of an engine's type, as far as it matters to whoever reads its values.</summary>
internal enum EngineTypeKind
{
    Plain,
    Struct,
    List,
    Map,
}

/// <summary>A type of the engine.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Text">The engine's name of a plain type.</param>
/// <param name="Names">The names of a struct's fields.</param>
/// <param name="Parts">The types of a struct's fields, of a list's elements, of a map's key and value.</param>
internal sealed record EngineType(EngineTypeKind Kind, string Text, IReadOnlyList<string> Names, IReadOnlyList<EngineType> Parts)
{
    public bool IsNested => Kind != EngineTypeKind.Plain;

    /// <summary>Gets a value indicating whether a value is a point of time, which the driver gives without its zone.</summary>
    public bool HasZone => Text is "TIMESTAMP WITH TIME ZONE";

    public static EngineType Plain(string text) => new(EngineTypeKind.Plain, text, [], []);
}
