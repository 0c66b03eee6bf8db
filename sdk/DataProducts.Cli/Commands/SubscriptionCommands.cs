using System.CommandLine;
using DataProducts.Catalog;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct subscription …</c>: ask for access, decide about it, take it back, look.</summary>
internal static class SubscriptionCommands
{
    public static Command Make() => new("subscription", "Who may use which product for what: ask, decide, look.")
    {
        Request(),
        Decide("approve", "Approves a subscription that waits. Whoever asked, and whoever is in its group, cannot.", (desk, id, person, token) => desk.ApproveAsync(id, person, token)),
        Decide("reject", "Turns a subscription that waits down.", (desk, id, person, token) => desk.RejectAsync(id, person, token)),
        Decide("revoke", "Takes a subscription back; the next question is decided without it.", (desk, id, person, token) => desk.RevokeAsync(id, person, token)),
        List(),
    };

    private static Command Request()
    {
        var product = new Argument<string>("product") { Description = "The product's id, for example retail.customers, or retail.customers@1 for one major version." };
        var group = new Option<string>("--group") { Description = "The group that will use it; you are in it.", Required = true };
        var purpose = new Option<string>("--purpose") { Description = "What for; narrower purposes are included.", Required = true };
        var days = new Option<int>("--days") { Description = $"For how many days, at most {SubscriptionDesk.LongestDays}.", Required = true };
        var (person, state, json) = (Person(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("request", "Asks for a subscription; someone else decides.") { product, group, purpose, days, person, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var asked = Math.Clamp(parsed.GetValue(days), 0, SubscriptionDesk.LongestDays + 1); // beyond that no date need exist
            var wish = new SubscriptionWish(
                parsed.GetRequiredValue(product), parsed.GetRequiredValue(group), parsed.GetRequiredValue(purpose),
                TimeProvider.System.GetUtcNow().AddDays(asked));
            var subscription = await platform.Subscriptions.RequestAsync(wish, parsed.GetRequiredValue(person), cancellation).ConfigureAwait(false);
            SubscriptionOutput.Write(subscription, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Decide(
        string name, string description, Func<SubscriptionDesk, string, string, CancellationToken, Task<CatalogSubscription>> move)
    {
        var id = new Argument<string>("subscription") { Description = "The subscription's id." };
        var (person, state, json) = (Person(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(name, description) { id, person, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var moved = await move(platform.Subscriptions, parsed.GetRequiredValue(id), parsed.GetRequiredValue(person), cancellation).ConfigureAwait(false);
            SubscriptionOutput.Write(moved, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var product = new Argument<string?>("product") { Description = "The product's id; all products without it.", Arity = ArgumentArity.ZeroOrOne };
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("list", "Lists subscriptions in every state.") { product, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var found = await platform.Subscriptions.ListAsync(parsed.GetValue(product), cancellation).ConfigureAwait(false);
            SubscriptionOutput.Write(found, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Person() =>
        new("--as") { Description = "Who you are; an id of people.json. Works only in embedded mode.", Required = true };
}
