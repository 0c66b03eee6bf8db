using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>One thing that is wrong with an annotated record.</summary>
/// <param name="Concern">What it is about.</param>
/// <param name="Place">Where; null where the compiler knows no place.</param>
/// <param name="Name">The record or property.</param>
/// <param name="Reason">The rest of the sentence: what is wrong and the way out.</param>
/// <param name="Remedies">What an editor can do about it.</param>
internal sealed record Finding(Concern Concern, Location? Place, string Name, string Reason, Remedy Remedies);
