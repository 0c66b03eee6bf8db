using System.Globalization;
using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>The rules of subscriptions that were broken, <c>DP1720</c> to <c>DP1729</c>.</summary>
internal static class SubscriptionErrors
{
    public static DataProductException UnknownProduct() => new("DP1720", "There is no such product in the catalog; 'dataproduct show' lists what there is.");

    public static DataProductException UnknownSubscription() =>
        new("DP1721", "There is no such subscription; 'dataproduct subscription list' shows those there are.");

    public static DataProductException NotPermitted(string what, IReadOnlyList<PolicyReason> reasons) => new(
        "DP1722", $"Policy does not let you {what}: {string.Join("; ", reasons)}.");

    public static DataProductException OwnRequest() =>
        new("DP1723", "Someone else must decide: you asked for this subscription, or are in the group that it is for.");

    public static DataProductException NotWaiting(SubscriptionState state) =>
        new("DP1724", $"The subscription is {Word(state)} already; only one that waits can be decided, and it is decided once.");

    public static DataProductException WaitingAlready() =>
        new("DP1725", "The same group waits for the same product and purpose already; nothing was added.");

    public static DataProductException BadExpiry(int days) => new(
        "DP1726", string.Create(CultureInfo.InvariantCulture, $"A subscription expires after now and within {days} days; give another time."));

    public static DataProductException NotInGroup() =>
        new("DP1727", "You are not in the group that the subscription is for; ask for a group that you are in.");

    public static DataProductException Expired() =>
        new("DP1728", "The time that was asked for is over; nothing is left to approve. Ask again with a later one.");

    public static DataProductException AlreadyOver(SubscriptionState state) =>
        new("DP1724", $"The subscription is {Word(state)} already; there is nothing to revoke.");

    private static string Word(SubscriptionState state) => state.ToString().ToLowerInvariant();
}
