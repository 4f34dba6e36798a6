"""Tests have a PostgreSQL and a Redis of their own."""

import psycopg2
import redis


def test_a_module_has_an_empty_database_of_its_own(postgresql, postgresql_cluster):
    with postgresql_cluster.database() as other:
        assert other != postgresql
        connection = psycopg2.connect(other)
        cursor = connection.cursor()
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert cursor.fetchone() == (0,)
        cursor.execute("SHOW server_encoding")
        assert cursor.fetchone() == ("UTF8",)
        connection.close()


def test_redis_answers_on_this_machine_only(redis_server):
    client = redis.Redis.from_url(redis_server)
    assert client.ping()
    assert client.config_get("bind")["bind"] == "127.0.0.1"
    client.close()
