namespace DataProducts.Access;

/// <summary>A stage of the platform in the cloud, such as <c>test</c> or <c>prod</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Accounts">One account for each jurisdiction that it runs in.</param>
public sealed record StandardsEnvironment(string Name, IReadOnlyList<EnvironmentAccount> Accounts);

/// <summary>The AWS account that holds one jurisdiction's lake, vault and keys.</summary>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Account">The account's twelve digits.</param>
/// <param name="Region">The region, for example <c>eu-central-1</c>.</param>
public sealed record EnvironmentAccount(Jurisdiction Jurisdiction, string Account, string Region);
