using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>What one class of people sees of one table: all that a target has to express.</summary>
/// <param name="Class">Who, from where, what for.</param>
/// <param name="Roles">The engines' principals that stand for the class, or null where the identity map has none.</param>
/// <param name="Table">The table.</param>
/// <param name="Until">The point of time, in UTC, from which it no longer holds.</param>
/// <param name="Rows">Which rows; never none.</param>
/// <param name="Columns">The table's columns, in their order.</param>
/// <param name="Policies">The ids of the policies that took part.</param>
public sealed record AccessRule(
    SubjectClass Class,
    ClassRoles? Roles,
    PlanTable Table,
    DateTimeOffset Until,
    RowPredicate Rows,
    IReadOnlyList<ColumnRule> Columns,
    IReadOnlyList<string> Policies);
