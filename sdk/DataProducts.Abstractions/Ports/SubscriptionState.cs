namespace DataProducts;

/// <summary>Where a subscription stands. Expiry is no state: it is looked at on every decision, so nothing has to be awake for
/// it.</summary>
public enum SubscriptionState
{
    /// <summary>It waits for someone to decide.</summary>
    Requested = 1,

    /// <summary>It grants until it expires.</summary>
    Approved = 2,

    /// <summary>It was turned down and never grants.</summary>
    Rejected = 3,

    /// <summary>It was taken back, by its approver or by whoever asked for it, and never grants again.</summary>
    Revoked = 4,
}
