namespace DataProducts.Query;

/// <summary>One product's port as one viewer may see it: the union of its jurisdictions' branches.</summary>
/// <param name="Name">The table in SQL, lower case: <c>domain.product</c> or <c>domain.product__port</c>.</param>
/// <param name="Columns">The visible columns, in order; at least one.</param>
/// <param name="Branches">The jurisdictions. None, or only denied ones, means a table without rows.</param>
public sealed record GovernedTable(string Name, IReadOnlyList<GovernedColumn> Columns, IReadOnlyList<GovernedBranch> Branches);
