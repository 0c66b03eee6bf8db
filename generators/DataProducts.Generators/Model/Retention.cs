namespace DataProducts.Generators.Model;

/// <summary>How long rows are kept, and from which column's time on; null for that of hydration.</summary>
internal sealed record Retention(string Period, string? Column);
