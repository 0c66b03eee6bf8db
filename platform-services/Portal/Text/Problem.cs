namespace DataProducts.Portal.Text;

/// <summary>What an error is to a browser and to a person.</summary>
internal static class Problem
{
    /// <summary>Gives the HTTP status of an error of the platform.</summary>
    public static int StatusOf(string id) => id switch
    {
        "DP1004" or "DP1720" => 404,
        "DP1722" or "DP1723" or "DP1727" or "DP1910" => 403,
        "DP1724" or "DP1725" or "DP1728" => 409,
        "DP1721" or "DP1726" or "DP1911" or "DP1704" => 422,
        _ => 503,
    };

    public static string TitleOf(int status) => status switch
    {
        400 => "This form cannot be accepted",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Not possible here",
        409 or 422 => "That did not work",
        _ => "The platform cannot answer",
    };

    public static string TextOf(int status) => status switch
    {
        400 => "It is older than this session, or was not sent from this site. Nothing was changed. Load the page again and send the form once more.",
        405 => "A page can be looked at, not written to.",
        _ => "There is no such page. It may have moved, or the address has a typing error.",
    };
}
