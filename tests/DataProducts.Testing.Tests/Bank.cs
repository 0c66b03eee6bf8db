using DataProducts.Access;
using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.Testing.Tests;

/// <summary>The sample, as its team would test it.</summary>
internal static class Bank
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "samples", "RetailBank");

    public static string PolicyFolder { get; } = Path.Combine(Folder, "policies");

    public static string People { get; } = Path.Combine(Folder, "people.json");

    public static PoliciesUnderTest Policies() => PoliciesUnderTest.Of<Customer>(PolicyFolder, People, now: Noon);

    public static IReadOnlyList<PolicyCase> Cases() => PolicyTestFile.ReadFolder(Path.Combine(PolicyFolder, "tests"), "retail.customers");

    public static Task<DataProductTestHost> StartAsync(TimeProvider? time = null) => DataProductTestHost.StartAsync<Customer>(options =>
    {
        options.Policies = PolicyFolder;
        options.People = People;
        options.TimeProvider = time ?? TimeProvider.System;
    });

    public static PoliciesUnderTest With(string policies) => new(
        Policies().Product, [new PolicyFile("team.cedar", policies)], PeopleFile.Parse(File.ReadAllText(People), People), null, Noon);
}
