using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Cli.Vault;

namespace DataProducts.Cli.Removal;

/// <summary><c>dataproduct erase hold add|remove|list</c>: what may not be removed for now.</summary>
internal static class HoldCommands
{
    public static Command Make() => new("hold", "Legal holds, which keep data from erasure and retention.") { Add(), Remove(), List() };

    private static Command Add()
    {
        var subject = new Option<string?>("--subject")
        {
            Description = "The person's identifier, as the product's rows have it; - reads it from standard input. Without it the whole product is held.",
            HelpName = "id",
        };
        var reason = new Option<string>("--reason") { Description = "Why, for example a file number; no personal data.", HelpName = "text", Required = true };
        var (product, where, person) = (EraseCommand.ProductOption(), VaultInputs.Where(), VaultInputs.Person());
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("add", "Places a hold on a person's data, or on a product's rows.") { product, subject, reason, where, person, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var typed = parsed.GetValue(subject);
            var who = typed is null ? null : await VaultInputs.SubjectOfAsync(typed, cancellation).ConfigureAwait(false);
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var outcome = await platform.PlaceHoldAsync(
                VaultInputs.JurisdictionOf(parsed.GetRequiredValue(where)), parsed.GetRequiredValue(product), who, parsed.GetRequiredValue(reason),
                parsed.GetRequiredValue(person), cancellation).ConfigureAwait(false);
            Write([VaultInputs.AllowedOr(outcome.Hold, outcome.Refused)], parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var hold = new Argument<string>("hold") { Description = "The hold's id, a UUID." };
        var (person, state, json) = (VaultInputs.Person(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("remove", "Lifts a hold.") { hold, person, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!Guid.TryParseExact(parsed.GetRequiredValue(hold), "D", out var id))
            {
                throw new DataProductException("DP1002", "A hold's id is a UUID; 'dataproduct erase hold list' shows those there are.");
            }

            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var outcome = await platform.LiftHoldAsync(id, parsed.GetRequiredValue(person), cancellation).ConfigureAwait(false);
            Write([VaultInputs.AllowedOr(outcome.Hold, outcome.Refused)], parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("list", "Shows the holds that stand.") { state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            Write(await platform.HoldsAsync(cancellation).ConfigureAwait(false), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<LegalHold> holds, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new HoldsDocument(holds), CliJson.Default.HoldsDocument);
            return;
        }

        foreach (var hold in holds)
        {
            Console.WriteLine($"{hold.Id} {hold.Jurisdiction} {hold.Product ?? $"the person {hold.Subject}"} since {hold.Placed:u}: {hold.Reason}");
        }
    }
}

/// <summary>Legal holds.</summary>
internal sealed record HoldsDocument(IReadOnlyList<LegalHold> Holds);
