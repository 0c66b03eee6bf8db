using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;

namespace DataProducts.Host.Identity;

/// <summary>A person's session in a browser: the token in a cookie that no script reads and no other site sends.</summary>
internal static class Session
{
    public const string Cookie = "dataproduct_session";

    public const string LoginPath = "/dev/login";

    public const string LogoutPath = "/dev/logout";

    public static void Begin(HttpContext context, IssuedToken token) =>
        context.Response.Cookies.Append(Cookie, token.Token, Options(context, token.Expires));

    public static void End(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context, null));

    /// <summary>Says whether somebody opens a page, who is better served by the login page than by a problem.</summary>
    public static bool IsPageRequest(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Headers.ContainsKey(HeaderNames.Authorization)
        && request.Headers.Accept.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    public static string LoginFor(HttpRequest request) =>
        $"{LoginPath}?returnUrl={UrlEncoder.Default.Encode($"{request.Path}{request.QueryString}")}";

    /// <summary>Gives a path of this site; the front page for anything else.</summary>
    public static string LocalOrRoot(string? url) =>
        url is ['/'] or ['/', not '/' and not '\\', ..] && !url.Any(char.IsControl) ? url : "/";

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        Expires = expires,
    };
}
