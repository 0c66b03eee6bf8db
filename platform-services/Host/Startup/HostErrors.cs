namespace DataProducts.Host.Startup;

/// <summary>Why the Host does not start.</summary>
internal static class HostErrors
{
    public static DataProductException NoIdentity() => new(
        "DP2000",
        "Nothing says who may sign tokens. Give --authority <https URL of your OpenID Connect issuer>, or on your own machine --dev-issuer.");

    public static DataProductException IssuerOutsideDevelopment(string environment) => new(
        "DP2001",
        $"The development issuer lets everyone be anyone, and the environment is '{environment}'. Use --authority, or set ASPNETCORE_ENVIRONMENT=Development on your own machine.");

    public static DataProductException IssuerOffLoopback(string url) => new(
        "DP2002",
        $"The development issuer lets everyone be anyone, and {url} can be reached from other machines. Listen on http://127.0.0.1:<port>, or use --authority.");

    public static DataProductException ClearTextOffLoopback(string url) => new(
        "DP2003",
        $"{url} would carry tokens and personal data in clear text to other machines. Use https, or listen on http://127.0.0.1:<port>.");

    public static DataProductException BadSetting(string what) => new("DP2004", what);

    public static DataProductException CannotListen(string urls, Exception failure) => new(
        "DP2005",
        $"The Host cannot listen on {urls} ({failure.GetBaseException().GetType().Name}): the port may be taken, or https lacks its certificate. Give others with --urls.",
        failure);

    public static DataProductException BadKey(string path, string what) => new(
        "DP2006",
        $"The key of the development issuer {path} cannot be used: {what}. Remove the file; a new one is made, and everybody logs in again.");

    public static DataProductException NoState(string folder) => new(
        "DP2007",
        $"There is no platform folder {folder}. Run a product first, or give the folder with --state.");
}
