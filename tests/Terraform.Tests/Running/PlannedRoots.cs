namespace DataProducts.Terraform.Tests;

/// <summary>The five roots, planned once for all tests: by the first that asks, so that a test, not its fixture, is skipped where Terraform
/// is absent.</summary>
public sealed class PlannedRoots
{
    private readonly Lazy<Task<Dictionary<string, Plan>>> _plans = new(PlanAsync);

    internal async Task<Plan> OfAsync(Home home) => (await _plans.Value)[home.Jurisdiction];

    private static async Task<Dictionary<string, Plan>> PlanAsync()
    {
        using var deployment = new Deployment();
        var answers = await TerraformTool.RunAsync([.. Homes.All.Select(deployment.Plan)], known: true);
        var plans = new Dictionary<string, Plan>();
        foreach (var (home, results) in Homes.All.Zip(answers))
        {
            Assert.True(results[^1].Code == 0, $"{home.Root}: {results[^1].Message}");
            plans[home.Jurisdiction] = Plan.Read(results[^1]);
        }

        return plans;
    }
}
