namespace DataProducts.Terraform.Tests;

/// <summary>A rule that a resource breaks; rules have checkov's ids where checkov has them.</summary>
internal sealed record Finding(string Rule, string Address)
{
    public override string ToString() => $"{Rule} {Address}";
}
