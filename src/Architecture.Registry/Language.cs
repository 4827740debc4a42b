namespace Architecture.Registry;

/// <summary>The languages in which the registry speaks to people. Swedish is the default.</summary>
public enum Language
{
    Swedish,
    English,
}

/// <summary>One message in both languages.</summary>
public readonly record struct Message(string Swedish, string English)
{
    public string In(Language language) => language == Language.English ? English : Swedish;
}
