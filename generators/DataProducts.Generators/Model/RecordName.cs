namespace DataProducts.Generators.Model;

/// <summary>Where the record stands.</summary>
/// <param name="Namespace">The namespace with keywords escaped, empty for the global one.</param>
/// <param name="Name">The record's own name, with a keyword escaped.</param>
/// <param name="Qualified">The name from <c>global::</c> on.</param>
/// <param name="MetadataName">The name as metadata spells it, a nested type after <c>+</c>.</param>
/// <param name="Containers">The declarations around a nested record from the outside in, for example <c>partial class Outer</c>.</param>
internal sealed record RecordName(
    string Namespace, string Name, string Qualified, string MetadataName, EquatableArray<string> Containers);
