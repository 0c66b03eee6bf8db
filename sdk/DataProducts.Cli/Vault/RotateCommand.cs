using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Query;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault rotate</c>: new tokens of a column are made with a new key.</summary>
internal static class RotateCommand
{
    public static Command Make()
    {
        var (product, column, where, person) = (VaultInputs.KeyProduct(), VaultInputs.Column(), VaultInputs.Where(), VaultInputs.Person());
        var (request, host, state, json) = (VaultInputs.Request(), VaultInputs.Host(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(
            "rotate", "Begins a new version of the key that a column's tokens are made with. Older tokens still open, and join no newer ones.")
        {
            product, column, where, person, request, host, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var key = new KeyQuestion(
                VaultInputs.JurisdictionOf(parsed.GetRequiredValue(where)),
                parsed.GetRequiredValue(product),
                parsed.GetRequiredValue(person),
                parsed.GetRequiredValue(column));
            var id = VaultInputs.RequestOf(parsed.GetValue(request));
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var version = parsed.GetValue(host) is { } address
                ? await ThereAsync(address, platform, key, id, cancellation).ConfigureAwait(false)
                : await HereAsync(platform, key, id, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new RotationDocument(id, key.Jurisdiction.Code, key.Product, key.Column, version), CliJson.Default.RotationDocument);
            }
            else
            {
                Console.WriteLine($"New tokens of {key.Column} in {key.Jurisdiction} are made with key version {version}; request {id}.");
                Console.WriteLine("Other processes take it up within 10 minutes. Then 'dataproduct vault retokenise' brings the older tokens to it.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> HereAsync(EmbeddedPlatform platform, KeyQuestion key, Guid request, CancellationToken cancellationToken)
    {
        var outcome = await platform.RotateAsync(key, request, cancellationToken).ConfigureAwait(false);
        return VaultInputs.AllowedOr(outcome.Version, outcome.Refused);
    }

    // The service wants the column as the contract has it, and the contract is in the platform's folder.
    private static async Task<int> ThereAsync(string address, EmbeddedPlatform platform, KeyQuestion key, Guid request, CancellationToken cancellationToken)
    {
        using var client = RemoteVault.Open(address, key.Jurisdiction);
        var column = await platform.FindColumnAsync(key.Product, key.Column, cancellationToken).ConfigureAwait(false);
        return await client.RotateAsync(key.Product, key.Person, column, request, cancellationToken).ConfigureAwait(false);
    }
}
