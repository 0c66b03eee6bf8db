namespace DataProducts.Catalog;

/// <summary>Whether a criterion of maturity is met.</summary>
public enum CriterionState
{
    /// <summary>What it needs cannot be looked up yet; never taken for met.</summary>
    NotComputable = 0,

    /// <summary>It is met.</summary>
    Met = 1,

    /// <summary>It is not met.</summary>
    Missing = 2,
}
