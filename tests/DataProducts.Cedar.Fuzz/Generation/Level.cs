namespace DataProducts.Cedar.Fuzz;

/// <summary>How tightly a piece of an expression binds; where a looser one stands than its place allows, it gets parentheses.</summary>
internal enum Level
{
    If,
    Or,
    And,
    Relation,
    Sum,
    Product,
    Prefix,
    Member,
    Primary,
}
