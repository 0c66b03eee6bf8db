namespace DataProducts.Cli.Import;

/// <summary>A type of another system in the lake's terms.</summary>
/// <param name="Type">The nearest type.</param>
/// <param name="Length">The most characters or bytes, where the type says so.</param>
/// <param name="Note">What a person should look at, or null.</param>
internal readonly record struct ForeignType(LakeType Type, int? Length = null, string? Note = null);
