using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>Rules that hold whatever policy says.</summary>
internal static class SubscriptionRules
{
    /// <summary>Whoever asked, or is in the group that it is for, does not decide about it.</summary>
    public static bool Concerns(CatalogSubscription subscription, Person person, PeopleDirectory people) =>
        Asked(subscription, person) || people.GroupsOf(person).Contains(subscription.Consumer);

    public static bool Asked(CatalogSubscription subscription, Person person) =>
        string.Equals(subscription.RequestedBy, person.Id, StringComparison.Ordinal);

    public static bool IsOver(CatalogSubscription subscription) =>
        subscription.State is SubscriptionState.Rejected or SubscriptionState.Revoked;
}
