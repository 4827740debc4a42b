using System.Collections.Immutable;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Demonstration;

/// <summary>A product whose releases the city uses.</summary>
/// <param name="ExternalId">Name in endoflife.date, so that an import of that source finds it.</param>
internal sealed record CityProduct(string ExternalId, string Name, string? Supplier, string Category, ImmutableArray<ReleaseDates> Releases);

/// <summary>Vendors' real dates, as endoflife.date stated them in November 2026: released, active support, support, extended support.</summary>
internal static class CityTechnology
{
    public static readonly ImmutableArray<CityProduct> Products =
    [
        new("windows-server", "Microsoft Windows Server", "Microsoft", "os",
        [
            new("2008-r2-sp1", "2008 R2 SP1", new(2011, 2, 22), new(2015, 1, 13), new(2020, 1, 14), new(2023, 1, 10), false, false),
            new("2012-r2", "2012 R2", new(2013, 11, 25), new(2018, 10, 9), new(2023, 10, 10), new(2026, 10, 13), false, false),
            new("2016", "2016", new(2016, 10, 15), new(2022, 1, 11), new(2027, 1, 12), new(2030, 1, 12), false, true),
            new("2019", "2019", new(2018, 11, 13), new(2024, 1, 9), new(2029, 1, 9), null, false, true),
            new("2022", "2022", new(2021, 8, 18), new(2026, 10, 13), new(2031, 10, 14), null, false, true),
            new("2025", "2025", new(2024, 11, 1), new(2029, 11, 13), new(2034, 11, 14), null, false, true),
        ]),
        new("windows", "Microsoft Windows", "Microsoft", "os",
        [
            new("10-1909-e", "10 1909 (E)", new(2019, 11, 12), new(2022, 5, 10), new(2022, 5, 10), null, false, false),
            new("10-22h2", "10 22H2", new(2022, 10, 18), new(2025, 10, 14), new(2025, 10, 14), new(2028, 10, 10), false, true),
            new("11-23h2-e", "11 23H2 (E)", new(2023, 10, 31), new(2026, 11, 10), new(2026, 11, 10), null, false, false),
            new("11-25h2-e", "11 25H2 (E)", new(2025, 9, 30), new(2028, 10, 10), new(2028, 10, 10), null, false, true),
        ]),
        new("mssqlserver", "Microsoft SQL Server", "Microsoft", "database",
        [
            new("11.0-sp4", "2012 SP4", new(2017, 10, 5), new(2022, 7, 12), new(2022, 7, 12), new(2025, 7, 8), false, false),
            new("12.0-sp3", "2014 SP3", new(2018, 10, 30), new(2019, 7, 9), new(2024, 7, 9), new(2027, 7, 12), false, true),
            new("13.0-sp3", "2016 SP3", new(2021, 9, 15), new(2026, 7, 14), new(2026, 7, 14), new(2029, 7, 17), false, true),
            new("14.0", "2017", new(2017, 9, 29), new(2022, 10, 11), new(2027, 10, 12), null, false, true),
            new("15.0", "2019", new(2019, 11, 4), new(2025, 2, 28), new(2030, 1, 8), null, false, true),
            new("16.0", "2022", new(2022, 11, 16), new(2028, 1, 11), new(2033, 1, 11), null, false, true),
        ]),
        new("oracle-database", "Oracle Database", "Oracle", "database",
        [
            new("11.2", "11g Release 2", new(2009, 9, 1), null, new(2015, 1, 31), new(2020, 12, 31), false, false),
            new("12.2", "12c Release 2", new(2017, 3, 1), null, new(2022, 3, 31), null, false, false),
            new("19", "19c", new(2019, 4, 25), null, new(2029, 12, 31), new(2032, 12, 31), false, true),
        ]),
        new("postgresql", "PostgreSQL", null, "database",
        [
            new("10", "10", new(2017, 10, 5), null, new(2022, 11, 10), null, false, false),
            new("12", "12", new(2019, 10, 3), null, new(2024, 11, 21), null, false, false),
            new("13", "13", new(2020, 9, 24), null, new(2025, 11, 13), null, false, false),
            new("14", "14", new(2021, 9, 30), null, new(2026, 11, 12), null, false, false),
            new("15", "15", new(2022, 10, 13), null, new(2027, 11, 11), null, false, true),
            new("16", "16", new(2023, 9, 14), null, new(2028, 11, 9), null, false, true),
            new("17", "17", new(2024, 9, 26), null, new(2029, 11, 8), null, false, true),
        ]),
        new("rhel", "Red Hat Enterprise Linux", "Red Hat", "os",
        [
            new("7", "7", new(2014, 6, 10), new(2019, 8, 6), new(2024, 6, 30), new(2029, 5, 31), false, true),
            new("8", "8", new(2019, 5, 7), new(2024, 5, 31), new(2029, 5, 31), new(2033, 5, 31), false, true),
            new("9", "9", new(2022, 5, 18), new(2027, 5, 31), new(2032, 5, 31), new(2036, 5, 31), false, true),
        ]),
        new("ubuntu", "Ubuntu", "Canonical", "os",
        [
            new("18.04", "18.04", new(2018, 4, 26), new(2023, 5, 31), new(2023, 5, 31), new(2028, 4, 1), false, true),
            new("20.04", "20.04", new(2020, 4, 23), new(2022, 10, 1), new(2025, 5, 31), new(2030, 4, 2), false, true),
            new("22.04", "22.04", new(2022, 4, 21), new(2024, 9, 30), new(2027, 4, 1), new(2032, 4, 9), false, true),
            new("24.04", "24.04", new(2024, 4, 25), new(2029, 5, 31), new(2029, 5, 31), new(2036, 5, 31), false, true),
        ]),
        new("sharepoint", "Microsoft SharePoint", "Microsoft", "server-app",
        [
            new("2013", "2013 SP1", new(2013, 1, 9), new(2018, 4, 10), new(2023, 4, 11), null, false, false),
            new("2016", "2016", new(2016, 5, 1), new(2021, 7, 13), new(2026, 7, 14), null, false, false),
            new("2019", "2019", new(2018, 10, 22), new(2024, 1, 9), new(2026, 7, 14), null, false, false),
            new("subscription", "Subscription Edition", new(2021, 11, 2), null, null, null, false, true),
        ]),
        new("msexchange", "Microsoft Exchange", "Microsoft", "server-app",
        [
            new("2016", "2016 CU23 SU19", new(2015, 10, 1), new(2020, 10, 13), new(2025, 10, 14), new(2026, 11, 1), false, false),
            new("2019", "2019 CU15 SU5", new(2018, 10, 22), new(2024, 1, 9), new(2025, 10, 14), new(2026, 11, 1), false, false),
        ]),
        new("php", "PHP", null, "lang",
        [
            new("7.4", "7.4", new(2019, 11, 28), new(2021, 11, 28), new(2022, 11, 28), null, false, false),
            new("8.1", "8.1", new(2021, 11, 25), new(2023, 11, 25), new(2025, 12, 31), null, false, false),
            new("8.3", "8.3", new(2023, 11, 23), new(2025, 12, 31), new(2027, 12, 31), null, false, true),
            new("8.4", "8.4", new(2024, 11, 21), new(2026, 12, 31), new(2028, 12, 31), null, false, true),
        ]),
        new("drupal", "Drupal", null, "server-app",
        [
            new("7", "7", new(2011, 1, 5), new(2015, 11, 19), new(2025, 1, 5), null, false, true),
            new("9.5", "9.5", new(2022, 12, 15), new(2023, 6, 21), new(2023, 11, 1), null, false, false),
            new("10.6", "10.6", new(2025, 12, 17), new(2026, 6, 16), new(2026, 12, 16), null, false, true),
            new("11.3", "11.3", new(2025, 12, 17), new(2026, 6, 16), new(2026, 12, 16), null, false, true),
        ]),
        new("wordpress", "WordPress", null, "server-app",
        [
            new("6.9", "6.9", new(2025, 12, 2), null, new(2026, 5, 20), null, false, false),
        ]),
        new("tomcat", "Apache Tomcat", "Apache", "server-app",
        [
            new("8.5", "8.5", new(2016, 3, 17), null, new(2024, 3, 31), null, false, false),
            new("9.0", "9.0", new(2017, 9, 27), null, new(2027, 3, 31), null, false, true),
            new("10.1", "10.1", new(2022, 9, 23), null, null, null, false, true),
        ]),
        new("eclipse-temurin", "Eclipse Temurin", "Eclipse Foundation", "lang",
        [
            new("8", "8", new(2021, 7, 29), null, new(2030, 12, 31), null, false, true),
            new("11", "11", new(2021, 8, 1), null, new(2027, 10, 31), null, false, true),
            new("17", "17", new(2021, 9, 22), null, new(2027, 10, 31), null, false, true),
            new("21", "21", new(2023, 10, 10), null, new(2029, 12, 31), null, false, true),
        ]),
        new("dotnet", "Microsoft .NET", "Microsoft", "framework",
        [
            new("3.1", "3.1", new(2019, 12, 3), null, new(2022, 12, 13), null, false, false),
            new("6", "6", new(2021, 11, 8), null, new(2024, 11, 12), null, false, false),
            new("8", "8", new(2023, 11, 14), null, new(2026, 11, 10), null, false, false),
            new("10", "10", new(2025, 11, 11), null, new(2028, 11, 14), null, false, true),
        ]),
        new("dotnetfx", "Microsoft .NET Framework", "Microsoft", "framework",
        [
            new("4.6.2", "4.6.2", new(2016, 8, 2), null, new(2027, 1, 12), null, false, true),
            new("4.8", "4.8", new(2019, 4, 18), null, null, null, false, true),
        ]),
        new("mariadb", "MariaDB", null, "database",
        [
            new("10.6", "10.6", new(2021, 7, 6), null, new(2026, 7, 6), new(2029, 8, 23), false, true),
            new("10.11", "10.11", new(2023, 2, 16), null, new(2028, 2, 16), new(2028, 2, 16), false, true),
        ]),
        new("elasticsearch", "Elasticsearch", "Elastic", "database",
        [
            new("7", "7", new(2019, 4, 10), null, new(2026, 1, 15), null, false, false),
            new("8.19", "8.19", new(2025, 7, 29), null, new(2027, 7, 15), null, false, true),
        ]),
        new("kubernetes", "Kubernetes", null, "server-app",
        [
            new("1.34", "1.34", new(2025, 8, 27), new(2026, 8, 27), new(2026, 10, 27), null, false, false),
            new("1.35", "1.35", new(2025, 12, 17), new(2026, 12, 28), new(2027, 2, 28), null, false, true),
        ]),
        new("android", "Android OS", "Google", "os",
        [
            new("11", "11", new(2020, 9, 8), null, new(2024, 2, 5), null, false, false),
            new("13", "13", new(2022, 8, 15), null, new(2026, 3, 2), null, false, false),
            new("14", "14", new(2023, 10, 4), null, null, null, false, true),
        ]),
        new("citrix-vad", "Citrix Virtual Apps and Desktops", "Citrix", "app",
        [
            new("1912", "1912", new(2019, 12, 18), new(2024, 12, 18), new(2024, 12, 18), new(2029, 12, 18), false, true),
            new("2203", "2203", new(2022, 3, 23), new(2027, 3, 23), new(2027, 3, 23), new(2032, 3, 23), false, true),
            new("2402", "2402", new(2024, 4, 14), new(2029, 4, 15), new(2029, 4, 15), new(2034, 4, 15), false, true),
        ]),
    ];

    /// <summary>A release as the tables write it, <c>windows-server 2016</c>, and the day from which the registry knows it.</summary>
    public static (string Product, string Release, DateOnly Known) Find(string use)
    {
        var space = use.IndexOf(' ', StringComparison.Ordinal);
        var product = Products.Single(one => one.ExternalId == use[..space]);
        var release = product.Releases.Single(one => one.Name == use[(space + 1)..]);
        return (product.ExternalId, release.Name, Known(product.ExternalId, release));
    }

    public static DateOnly Known(string product, ReleaseDates release) =>
        CityCalendar.Day($"{release.Released:yyyy-MM}", $"{product} {release.Name}", 1);
}
