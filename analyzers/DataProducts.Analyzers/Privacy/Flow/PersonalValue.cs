using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Personal data found in an expression: where it comes from, and what it is called there.</summary>
/// <param name="Origin">The operation that reads it: a property, a parameter, or a whole record.</param>
/// <param name="Name">The member that is marked.</param>
internal sealed record PersonalValue(IOperation Origin, string Name);
