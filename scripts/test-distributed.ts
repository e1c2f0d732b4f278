// npm run test:distributed [-- words]: the journeys, or the test files with one of the words in their path, with every
// service in processes of its own. Engines are those that the settings name (KAFKA_BROKERS, REDIS_URL, S3_…, SEARCH_URL).
process.env.FOYER_TEST_SHAPE = "distributed";
if (!process.argv.slice(2).some((argument) => !argument.startsWith("-"))) process.argv.push("test/journeys/");
// Fifteen processes are enough at once, and they take a while to start.
process.argv.push("--test-concurrency=1", "--test-timeout=900000");
await import("./run-tests.ts");
