namespace DataProducts.Observability;

/// <summary>Whether a service level is kept.</summary>
public enum SloState
{
    /// <summary>There is nothing to tell it from; never taken for kept.</summary>
    Unknown = 0,

    /// <summary>It is kept.</summary>
    Met = 1,

    /// <summary>It is not kept.</summary>
    Missed = 2,
}
