using System.Globalization;
using Spectre.Console;

namespace DataProducts.Cli.Output;

/// <summary>Shows subscriptions.</summary>
internal static class SubscriptionOutput
{
    public static void Write(CatalogSubscription subscription, bool json)
    {
        if (json)
        {
            JsonOutput.Write(Document(subscription), CliJson.Default.SubscriptionDocument);
            return;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{subscription.Id} is {StateOf(subscription)}: {subscription.Reference} for {subscription.Consumer}, {subscription.Purpose}, until {subscription.Expires:u}"));
    }

    public static void Write(IReadOnlyList<CatalogSubscription> subscriptions, bool json)
    {
        if (json)
        {
            JsonOutput.Write<IReadOnlyList<SubscriptionDocument>>([.. subscriptions.Select(Document)], CliJson.Default.IReadOnlyListSubscriptionDocument);
            return;
        }

        // The id is what is typed next, so it stays whole on a narrow screen.
        var table = new Table().AddColumn("subscription", column => column.NoWrap())
            .AddColumns("product", "group", "purpose", "state", "until", "asked by", "decided by");
        foreach (var one in subscriptions)
        {
            table.AddRow(
                new Text(one.Id), new Text(one.Reference.ToString()), new Text(one.Consumer), new Text(one.Purpose), new Text(StateOf(one)),
                new Text(one.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new Text(one.RequestedBy), new Text(one.DecidedBy ?? ""));
        }

        AnsiConsole.Write(table);
    }

    private static SubscriptionDocument Document(CatalogSubscription one) => new(
        one.Id, one.Product, one.Major, one.Consumer, one.Purpose, one.Expires, StateOf(one), one.RequestedBy, one.Requested, one.DecidedBy, one.Decided);

    // Expiry is no state of the store, but it is what a person wants to know.
    private static string StateOf(CatalogSubscription one) =>
        one.State == SubscriptionState.Approved && !one.IsActive(TimeProvider.System.GetUtcNow()) ? "expired" : one.State.ToString().ToLowerInvariant();
}
