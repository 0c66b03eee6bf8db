namespace DataProducts.Contracts;

/// <summary>An attribute of a row type.</summary>
/// <param name="Name">The name in policies, in camel case.</param>
/// <param name="CedarType">The full name of its type: <c>__cedar::String</c>, <c>__cedar::Bool</c>, <c>__cedar::Long</c>,
/// <c>__cedar::decimal</c>, or <c>DataProducts::Jurisdiction</c>.</param>
/// <param name="Column">The lake column with its value; null for the jurisdiction of a product that has one fixed for all rows.</param>
/// <param name="Nullable">Whether a row may lack it; policies must then guard it with <c>has</c>.</param>
public sealed record RowAttribute(string Name, string CedarType, string? Column, bool Nullable);
