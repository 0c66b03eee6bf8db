namespace DataProducts.Terraform.Tests;

/// <summary>A jurisdiction and the Region that its data lies in.</summary>
internal sealed record Home(string Jurisdiction, string Region, bool Abroad = false)
{
    // The repository ships one environment.
    public string Root => "live/prod/" + Jurisdiction.ToLowerInvariant();
}

internal static class Homes
{
    public static readonly Home Eu = new("EU", "eu-central-1");
    public static readonly Home Ch = new("CH", "eu-central-2");
    public static readonly Home Mc = new("MC", "eu-west-3", Abroad: true);

    // Written here a second time on purpose: a change of a home in terraform/ alone must be noticed.
    public static readonly IReadOnlyList<Home> All = [Eu, new("IN", "ap-south-1"), Ch, new("US", "us-east-1"), Mc];
}
