// Passwords that head every list of leaked ones, as far as they have ten characters: what people write, in
// words and endings, and what lies side by side on a keyboard.
const WORDS =
  "password passw0rd p@ssword p@ssw0rd pa$$word pa$$w0rd passwort kennwort contrasena motdepasse senha parola wachtwoord lozinka haslo " +
  "admin administrator root user guest test testing demo login welcome welkom bienvenue willkommen changeme default secret letmein access master manager " +
  "qwerty qwertz azerty asdf asdfgh zxcvbn qwertyuiop iloveyou loveyou ilove love lovely sweetheart darling angel princess prinses princesa prince queen king " +
  "sunshine moonlight rainbow butterfly flower flowers rose jasmine lily daisy summer sommer winter spring autumn monday friday sunday january december " +
  "monkey dragon tiger eagle lion panther wolf bear shark dolphin horse pony kitten kitty puppy doggy bulldog rabbit chicken turtle spider snake falcon phoenix " +
  "football futbol fussball baseball basketball hockey soccer tennis golf rugby cricket boxing swimming running liverpool arsenal chelsea barcelona realmadrid juventus manchester everton celtic rangers yankees cowboys lakers steelers patriots packers raiders dodgers " +
  "batman superman spiderman ironman starwars starwars1 pokemon pikachu naruto sonic mario zelda minecraft fortnite roblox warcraft counterstrike matrix hobbit gandalf frodo harrypotter hogwarts simpsons garfield snoopy mickey minnie disney barbie " +
  "michael michelle jessica jennifer ashley amanda daniel david robert william richard thomas charles christopher joseph matthew anthony andrew joshua nicholas jonathan alexander alexandra victoria elizabeth samantha stephanie nicole danielle melissa rebecca " +
  "jordan taylor hunter george charlie harley thomas robert maggie ginger pepper buster oliver rocky bailey bandit shadow smokey tigger sophie chloe emma olivia isabella maria carlos jose antonio alejandro fernando roberto andrea martina " +
  "freedom liberty forever whatever nothing something anything internet computer samsung apple google facebook youtube twitter instagram linkedin microsoft windows linux android iphone nokia motorola xbox playstation nintendo " +
  "mustang ferrari porsche mercedes corvette chevrolet camaro yamaha kawasaki harley suzuki honda toyota london paris berlin madrid newyork chicago dallas boston america england ireland scotland germany deutschland france canada brasil mexico india pakistan " +
  "chocolate cookie cookies banana orange cherry strawberry pineapple apple mango coffee whiskey vodka beer pizza cheese butter hello hellothere goodbye hallo ciao bonjour trustno trustno1 babygirl babyboy baby mommy daddy mother father family " +
  "jesus jesuschrist christ god godisgood blessed heaven church bible metallica nirvana eminem slipknot beatles zeppelin ladygaga rihanna onedirection blink182 " +
  "soldier warrior killer hacker ninja samurai pirate wizard vampire zombie ghost magic mystery diamond gold golden silver platinum crystal money dollar euro bitcoin " +
  "abc abcd abcde abcdef abcdefg abcd1234 abc123 a1b2c3 qwe qweasd qweasdzxc qazwsx qazwsxedc 1qaz 1qaz2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t zaq12wsx q1w2e3r4 123qwe qwe123 123abc asd123 zxc123 aaa111 foyer ticket tickets booking theatre theater";
const ENDINGS =
  " 1 2 3 7 01 02 07 10 11 12 13 21 22 23 33 44 55 66 69 77 88 99 00 007 100 101 111 112 121 123 222 234 321 333 345 420 444 456 555 666 777 789 888 911 999 000 007 1111 1212 1234 1313 1337 2000 2222 2468 3333 4321 4444 5555 6666 6969 7777 8888 9999 0000 12345 54321 123123 123321 123456 654321 1234567 12345678 123456789 1234567890 " +
  "! !! !!! !1 1! 12! 123! 1234! 12345! !123 !1234 @1 @12 @123 @1234 @12345 #1 #123 #1234 $1 $123 _1 _123 _1234 -123 .123 *123 ? . .. ... a abc qwe qwerty xyz me you love lover boy girl man one online web net com";
const ROWS = [
  "1234567890",
  "0123456789",
  "0987654321",
  "9876543210",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "poiuytrewq",
  "asdfghjkl;",
  "asdfghjkl",
  "lkjhgfdsa",
  "zxcvbnm,./",
  "zxcvbnm",
  "yxcvbnm",
  "mnbvcxz",
  "abcdefghijklmnopqrstuvwxyz",
  "zyxwvutsrqponmlkjihgfedcba",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "zaq12wsxcde34rfvbgt5",
  "!qaz@wsx#edc",
  "qwertyuiopasdfghjklzxcvbnm",
  "!@#$%^&*()",
  "1a2b3c4d5e6f7g8h",
  "a1b2c3d4e5f6g7h8",
  "147258369",
  "963852741",
  "741852963",
  "159753456852",
  "31415926535897",
  "1357924680",
  "2468013579",
];
const PHRASES =
  "iloveyouforever iloveyousomuch iloveyoubaby iloveyoumore ilovemyself ilovemymom ilovemyfamily ilovemusic ilovejesus ilovefootball iloveyou1234 mypassword mypassword1 newpassword newpassword1 thepassword nopassword passwordpassword password1password adminadmin adminpassword administrator testtesttest testpassword secretpassword letmeinplease letmeinnow opensesame changemenow changeme123 pleasechangeme defaultpassword temporary123 temppassword temppass123 welcomehome welcome2home correcthorse whatthefuck whatthehell fuckyoufuckyou fuckyou123 fuckoff123 motherfucker leavemealone dontforget iforgotmypassword forgotpassword nothing123 everything startrek123 maytheforcebewithyou manchesterunited manunited1 liverpoolfc realmadridcf fcbarcelona chelseafc1 redsox2004 stonecold1 slipknot666 linkinpark linkinpark1 greenday123 guitarhero playstation1 playstation2 playstation3 xboxlive360 callofduty1 worldofwarcraft leagueoflegends godofwar123 halloween31 christmas25 valentine14 basketball23 michaeljordan kobebryant24 cristiano7 ronaldo777 messi101010 teamorlando unknownuser anonymous1 thegodfather darkknight1 darthvader1 lukeskywalker blackjack21 rockandroll rockstar123 heavymetal1 sweetheart1 sweetpea123 babygirl123 babyblue123 mylittlepony hellokitty1 hellokitty123 tinkerbell1 winniethepooh spongebob123 scoobydoo12 lovelovelove loveislove1 truelove123 forever21forever bestfriends bestfriend1 friendship1 jesuslovesme jesusislord godislove1 godblessyou allahuakbar bismillah1 alhamdulillah hallelujah1 inshallah1 computer123 internet123 samsung1234 blackberry1 blackberry7 nokia12345 motorola123 microsoft123 windows2000 aa12345678 aa123456789 a123456789 a1234567890 q123456789 1234567890a 123456789a 123456789q 12345678910 1234567891 123456789123 0123456789a 1234512345 1122334455 112233445566 11223344556677 1231231231 123123123123 987654321a 1029384756 0102030405 010203040506 1212121212 1010101010 6969696969 5201314520 woaini1314 woaini520520 qwer1234qwer qwerty123456 qwerty12345 qwerty1234 1234qwerasdf 1234qwer1234 qwerqwerqwer asdfasdfasdf asdf1234asdf zxcvzxcvzxcv qweqweqwe1 qwe123qwe123 abcabcabc1 abc123abc123 abcd1234abcd abcdabcdabcd aaaaaa1111 aabbccddee aaaabbbbcccc";

const YEARS = Array.from({ length: 101 }, (_, index) => String(1930 + index));

/** Word and ending, word twice, and what was listed whole. */
function build(): ReadonlySet<string> {
  const endings = [
    "",
    ...ENDINGS.split(" "),
    ...YEARS,
    ...YEARS.map((year) => `${year}!`),
    ...YEARS.map((year) => `@${year}`),
  ];
  const list = new Set([...PHRASES.split(" "), ...ROWS]);
  for (const word of new Set(WORDS.split(" "))) {
    list.add(word + word);
    for (const ending of endings) list.add(word + ending);
  }
  return new Set([...list].filter((text) => text.length >= 10));
}

// Nobody lists longer patterns, and a long one is not what people mean by a weak password.
const MAX_PATTERN = 24;

let leaked: ReadonlySet<string> | undefined;

/** @param text lower case */
export function isLeaked(text: string): boolean {
  leaked ??= build();
  return leaked.has(text) || (text.length <= MAX_PATTERN && (isRepetition(text) || isRun(text)));
}

// aaaaaaaaaa, 1212121212: a block of up to five, again and again.
const isRepetition = (text: string) => /^(.{1,5})\1+$/su.test(text) || /^(.{1,5})\1{2,}.{0,4}$/su.test(text);

// A part of a row of keys, or of the alphabet.
const isRun = (text: string) => ROWS.some((row) => row.includes(text) || (row + row).includes(text));
