using Architecture.Server.Tests;

namespace Architecture.Browser;

/// <summary>One server with the demonstration city; the tests only read.</summary>
public sealed class ServedCity : IAsyncLifetime
{
    private ServerUnderTest _server = null!;

    public Uri Address => _server.Client.BaseAddress!;

    public async ValueTask InitializeAsync() => _server = await ServerUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

/// <summary>The start page in a real browser: on a desk and on a telephone, in both languages, with mouse and with keys alone.</summary>
public sealed class StartPageTests(Chromium chromium, ServedCity city) : IClassFixture<ServedCity>
{
    private const string Questions = "[...document.querySelectorAll('#questions .question')]";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Readers => new() { { "sv", 1280 }, { "sv", 390 }, { "en", 1280 }, { "en", 390 } };

    /// <summary>What an answer says, in each language, in the order of the questions.</summary>
    private static readonly (string Swedish, string English)[][] Answers =
    [
        [("stoppas", "blocked"), ("Bygglovssystemet (SBN-5)", "Bygglovssystemet (SBN-5)"), ("ansök om undantag", "apply for an exemption")],
        [("Lösningar som berörs", "Solutions concerned"), ("Integrationsplattformen → ", "Integrationsplattformen → ")],
        [("har passerat", "has passed"), ("2023-10-10", "2023-10-10")],
        [("Trafik och gator/Parker och natur/Parklekar", "Trafik och gator/Parker och natur/Parklekar"), ("Känd kostnad per år", "Known cost a year")],
        [("2026-12-31", "2026-12-31"), ("Schemahuset Norden AB", "Schemahuset Norden AB"), ("Sista dag att säga upp", "Last day to give notice")],
    ];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Each_question_is_answered_in_words_where_it_is_asked(string language, int width)
    {
        await using var page = await OpenAsync(language, width);
        for (var index = 0; index < Answers.Length; index++)
        {
            var question = $"{Questions}[{index}]";
            await page.ClickAsync($"{question}.querySelector('summary')", Cancellation);
            await page.UntilAsync($"{question}.querySelector('label') && [...{question}.querySelectorAll('select')].every(one => one.options.length > 1)", Cancellation);
            await page.ClickAsync($"{question}.querySelector('button')", Cancellation);
            await page.UntilAsync($"!{question}.querySelector('.answer').hidden", Cancellation);

            var said = await page.EvaluateAsync<string>($"{question}.querySelector('.shown').textContent + ' ' + [...{question}.querySelectorAll('[data-label]')].map(one => one.dataset.label).join(' ')", Cancellation);
            Assert.All(Answers[index], expected => Assert.Contains(language == "sv" ? expected.Swedish : expected.English, said, StringComparison.Ordinal));
            Assert.DoesNotContain("undefined", said, StringComparison.Ordinal);
            await NothingSticksOutAsync(page);
        }
        await page.PictureAsync($"questions-{language}-{width}", Cancellation);
        AssertKeepsToItself(page);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Each_story_can_be_looked_up(string language, int width)
    {
        await using var page = await OpenAsync(language, width);
        await page.PictureAsync($"closed-{language}-{width}", Cancellation);
        const string stories = "[...document.querySelectorAll('.question')].slice(5)";
        var count = await page.EvaluateAsync<int>($"{stories}.length", Cancellation);
        Assert.Equal(8, count);
        for (var index = 0; index < count; index++)
        {
            await page.ClickAsync($"{stories}[{index}].querySelector('summary')", Cancellation);
            await page.ClickAsync($"{stories}[{index}].querySelector('button')", Cancellation);
            await page.UntilAsync($"!{stories}[{index}].querySelector('.answer').hidden", Cancellation);
            Assert.Equal(0, await page.EvaluateAsync<int>($"{stories}[{index}].querySelectorAll('.error').length", Cancellation));
            await NothingSticksOutAsync(page);
        }
        await page.PictureAsync($"stories-{language}-{width}", Cancellation);
        AssertKeepsToItself(page);
    }

    [Fact]
    public async Task A_question_is_asked_and_answered_with_keys_alone()
    {
        await using var page = await OpenAsync("sv", 1280);
        var question = $"{Questions}[4]";
        await TabToAsync(page, $"{question}.querySelector('summary')");
        await page.PressAsync("Enter", Cancellation);
        await page.UntilAsync($"{question}.open && {question}.querySelectorAll('input').length === 2", Cancellation);
        await TabToAsync(page, $"{question}.querySelector('button')");
        await page.PressAsync(" ", Cancellation);
        await page.UntilAsync($"!{question}.querySelector('.answer').hidden", Cancellation);
        await TabToAsync(page, $"{question}.querySelector('.shown')");

        Assert.Equal("Svaret står nedan.", await page.EvaluateAsync<string>($"{question}.querySelector('[role=status]').textContent", Cancellation));
        AssertKeepsToItself(page);
    }

    [Fact]
    public async Task What_a_question_is_about_is_chosen_from_lists_and_written_into_the_query()
    {
        await using var page = await OpenAsync("sv", 1280);
        var question = $"{Questions}[2]";
        await page.ClickAsync($"{question}.querySelector('summary')", Cancellation);
        await page.UntilAsync($"{question}.querySelector('select')?.options.length > 40", Cancellation);
        var chosen = await page.EvaluateAsync<string>($"(() => {{ const it = {question}.querySelector('select'); it.value = 'EXN'; it.dispatchEvent(new Event('change')); return it.selectedOptions[0].text; }})()", Cancellation);
        await page.ClickAsync($"{question}.querySelector('button')", Cancellation);
        await page.UntilAsync($"!{question}.querySelector('.answer').hidden", Cancellation);

        Assert.Equal("Exploateringsnämnden", chosen);
        Assert.Contains("$board: String! = \"EXN\"", await page.EvaluateAsync<string>($"{question}.querySelector('textarea').value", Cancellation), StringComparison.Ordinal);
        Assert.Contains("Markanvisningsregistret (EXN-1)", await page.EvaluateAsync<string>($"{question}.querySelector('.shown').textContent", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Everybody_can_read_it_and_every_control_says_what_it_is(string language, int width)
    {
        await using var page = await OpenAsync(language, width);
        await page.EvaluateAsync<bool>("[...document.querySelectorAll('details')].every(one => one.open = true)", Cancellation);
        await page.UntilAsync("document.querySelectorAll('#questions select').length === 4 && [...document.querySelectorAll('select')].every(one => one.options.length > 1)", Cancellation);
        foreach (var index in Enumerable.Range(0, Answers.Length))
        {
            await page.ClickAsync($"{Questions}[{index}].querySelector('button')", Cancellation);
            await page.UntilAsync($"!{Questions}[{index}].querySelector('.answer').hidden", Cancellation);
        }

        Assert.Empty(await page.EvaluateAsync<string[]>(Accessibility.Faults, Cancellation));
        Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang", Cancellation));
    }

    [Fact]
    public async Task The_other_language_is_a_link_away()
    {
        await using var page = await OpenAsync("sv", 390);
        await page.ClickAsync("document.querySelector('header nav a')", Cancellation);
        await page.UntilLoadedAsync("document.documentElement?.lang === 'en' && document.title !== ''", Cancellation);
        Assert.Equal("The architecture registry", await page.EvaluateAsync<string>("document.title", Cancellation));
    }

    private async Task<Page> OpenAsync(string language, int width)
    {
        var page = await chromium.OpenAsync(city.Address, language, width, Cancellation);
        await page.UntilAsync("!document.getElementById('facts').hidden", Cancellation);
        return page;
    }

    private static async Task NothingSticksOutAsync(Page page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)", Cancellation));

    private void AssertKeepsToItself(Page page)
    {
        Assert.Empty(page.Complaints);
        Assert.NotEmpty(page.Requests);
        Assert.All(page.Requests, request => Assert.True(request.StartsWith(city.Address.ToString(), StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal), request));
    }

    /// <summary>Presses Tab until an element has the focus, and sees that it shows.</summary>
    private static async Task TabToAsync(Page page, string element)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.PressAsync("Tab", Cancellation);
            if (!await page.EvaluateAsync<bool>($"document.activeElement === {element}", Cancellation)) continue;
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle", Cancellation));
            return;
        }
        Assert.Fail($"Tab never reaches {element}.");
    }
}
