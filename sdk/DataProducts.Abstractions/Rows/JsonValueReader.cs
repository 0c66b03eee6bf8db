using System.Text.Json;

namespace DataProducts;

/// <summary>Reads one value from JSON for generated code.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="json">Stands on the value's first token, and afterwards on its last.</param>
/// <param name="value">The value read, to be used only if there is one.</param>
/// <returns>Whether the JSON is such a value.</returns>
public delegate bool JsonValueReader<T>(ref Utf8JsonReader json, out T value);
