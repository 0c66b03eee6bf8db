using System.CommandLine;
using DataProducts.Access;

namespace DataProducts.Cli.Commands;

/// <summary>What the access commands read: products, people, the identity map.</summary>
internal sealed class AccessInputs
{
    private const string MapName = "identity-map.json";

    private readonly Argument<string?> _product = new("product")
    {
        Description = "The product's id, for example retail.customers; all products without it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _map = new("--identity-map")
    {
        Description = "Which roles stand for whom; by default identity-map.json in the platform's folder, beside it, or in the product's standards.",
        HelpName = "file",
    };

    private readonly Option<string?> _state = StateFolder.Option();
    private readonly Option<bool> _json = StateFolder.JsonOption();

    public void AddTo(Command command)
    {
        command.Add(_product);
        command.Add(_map);
        command.Add(_state);
        command.Add(_json);
    }

    public bool WantsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Plans one product or all, in the order of their ids.</summary>
    public async Task<IReadOnlyList<AccessPlan>> PlanAsync(ParseResult parsed, PlanOptions options, CancellationToken cancellation)
    {
        var state = parsed.GetValue(_state);
        var map = ReadMap(parsed.GetValue(_map), StateFolder.Find(state));
        await using var platform = StateFolder.Open(state);
        var people = await platform.PeopleAsync(cancellation).ConfigureAwait(false);
        var now = TimeProvider.System.GetUtcNow();
        var plans = new List<AccessPlan>();
        foreach (var id in await StateFolder.ProductsAsync(platform, parsed.GetValue(_product), cancellation).ConfigureAwait(false))
        {
            var model = await platform.FindModelAsync(id, cancellation).ConfigureAwait(false)
                ?? throw StateFolder.NotRegistered(id);
            plans.Add(AccessPlanner.Plan(model, people, map ?? MapOf(model), now, options));
        }

        return plans;
    }

    private static IdentityMap MapOf(AccessModel model) => model.Standards.IdentityMapText is { } text
        ? IdentityMap.Parse(text, $"{model.Standards.Name} {model.Standards.Version}, {MapName}")
        : throw new AccessException("DP1941", $"There is no {MapName} in the platform's folder, beside it, or in the standards of {model.Product.Id}; give one with --identity-map.");

    private static IdentityMap? ReadMap(string? given, string state)
    {
        string[] places = [Path.Combine(state, MapName), Path.Combine(state, "..", MapName)];
        try
        {
            var path = given ?? places.FirstOrDefault(File.Exists);
            return path is null ? null : IdentityMap.Parse(File.ReadAllText(path), path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AccessException("DP1941", "The identity map cannot be read.", failure);
        }
    }
}
